/** Addresses that the frame of every page points to. Each is answered by the area that owns it. */
export const paths = {
  start: "/",
  signIn: "/sign-in",
  signOut: "/sign-out",
  register: "/register",
  /** Asked by a page whose reader wants to stay signed in. */
  session: "/session",
  /** POST `organisation`: go on as another of one's organisations. */
  switchOrganisation: "/session/organisation",
  /** POST `language` or `theme`, and `back`: how this browser shows the portal. */
  preferences: "/preferences",
  account: "/account",
  help: "/help",
  accessibility: "/accessibility",
  invoices: "/invoices",
  newInvoice: "/invoices/new",
  settingsSend: "/settings/send",
  /** How many invoices a month a supplier has signed up for. */
  planLevel: "/settings/level",
  members: "/members",
  inbox: "/inbox",
  /** A party's own matters with the region. */
  cases: "/cases",
  /** The region's case desk. */
  desk: "/desk",
  receivers: "/receivers",
  /** The directory for those who keep it. */
  directory: "/directory",
  /** What the region demands when a supplier changes where it is paid. */
  paymentPolicy: "/desk/payment-policy",
  /** The levels suppliers choose among. */
  deskLevels: "/desk/levels",
  /** What goes out of the portal and comes into it, for those who look after it. */
  deliveries: "/deliveries",
  /** GET `q`: suggestions while a receiver's name is being typed. */
  receiverSuggestions: "/receivers/suggestions",
  /** Systems that are let in, and how units hand over. */
  connections: "/connections",
  validator: "/validator",
  /** For whoever wonders about an invoice from the region. */
  invoiceQuestions: "/invoice-questions",
  /** The creditor's customers, and what it sells them. */
  customers: "/customers",
  catalogue: "/catalogue",
  billing: "/billing",
  /** What customers owe, have paid, and are reminded of. */
  ledger: "/ledger",
  /** A customer's own: what it buys, by Kund-ID. */
  purchases: "/purchases",
  /** Asking for access to a Kund-ID, and what became of it. */
  accessRequests: "/access-requests",
} as const;
