/** A supplier's own system: by API, and told by webhooks. */
export const ownSystemHelp = {
  title: "Connecting your own system",
  lead: "For the owner of the company's account: let your business system send invoices and see where they stand.",
  parts: [
    {
      heading: "How to do it",
      steps: [
        "Open Settings and choose Connect your own system. Then choose Connect a system.",
        "Name the system, tick what it may do and how long the key lasts, and give your password.",
        "Copy the key to the system. It is shown once. The system sends it in the header Authorization: Bearer.",
      ],
    },
    {
      heading: "What the system can do",
      texts: [
        "POST /api/v1/invoices sends an invoice or a credit note as UBL (Peppol BIS Billing 3). It is judged by all rules and by your numbers, accounts and the receiver's reference. Either it is sent just as it came, or the system is told every fault and nothing is kept. Invoices with files inside are taken only here in the portal.",
        "GET /api/v1/invoices lists your invoices, and GET /api/v1/invoices/{id} says how the delivery goes and what the buyer has answered. Everything that can be done stands in /api/v1/openapi.json.",
        "Every POST has the header Idempotency-Key. The same request again with the same key gets the same answer and sends nothing once more.",
      ],
    },
    {
      heading: "Being told at once",
      texts: [
        "With a webhook the portal tells the system when an invoice has been sent, has arrived, has been answered or credited. The message holds an id alone; the system reads the rest by API.",
        "History on the webhook's page says who has changed it and who has sent a message again.",
      ],
    },
    {
      heading: "When somebody leaves",
      texts: [
        "A key holds even when whoever made it leaves. Revoke it under Connections when the system is no longer to be let in; it stops at once.",
      ],
    },
  ],
};
