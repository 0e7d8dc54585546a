/** Line icons, 24 × 24, drawn with the colour of the text. Always beside words, so screen readers pass them by. */
const shapes = {
  menu: "M4 7h16M4 12h16M4 17h16",
  close: "M6 6l12 12M18 6L6 18",
  home: "M4 11l8-7 8 7M6 9.5V20h12V9.5M10 20v-6h4v6",
  invoice: "M6 3h9l4 4v14H6zM14.5 3v4.5H19M9 12h7M9 16h7",
  plus: "M12 5v14M5 12h14",
  settings: "M4 8h9M17 8h3M4 16h3M11 16h9M15 5.5v5M9 13.5v5",
  inbox: "M4 13l3-8h10l3 8v6H4zM4 13h5l1 2.5h4L15 13h5",
  search: "M10.5 4.5a6 6 0 1 1 0 12 6 6 0 0 1 0-12zM15 15l5 5",
  check: "M5 12.5l4.5 4.5L19 7.5",
  warning: "M12 4l9 16H3zM12 10v4.5M12 17v.5",
  info: "M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17zM12 11v5.5M12 7.5V8",
  help: "M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17zM9.5 9.5a2.5 2.5 0 1 1 3.6 2.3c-.7.4-1.1.9-1.1 1.7v.5M12 16.6v.4",
  right: "M5 12h14M13 6l6 6-6 6",
  left: "M19 12H5M11 6l-6 6 6 6",
  down: "M6 9l6 6 6-6",
  attachment: "M19 11.5l-7.5 7.5a4.6 4.6 0 0 1-6.5-6.5L13 4.5a3 3 0 0 1 4.3 4.3L9.5 16.5a1.5 1.5 0 0 1-2.1-2.1L14 8",
  clock: "M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17zM12 7.5V12l3 2",
  calendar: "M4.5 6h15v14h-15zM4.5 10h15M8.5 3.5V7M15.5 3.5V7",
  person: "M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM4.5 20c.6-3.6 3.5-5.5 7.5-5.5s6.9 1.9 7.5 5.5",
  people:
    "M9 5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7zM2.5 19c.5-3 2.9-4.5 6.5-4.5s6 1.5 6.5 4.5M16 5.5a3.2 3.2 0 0 1 0 6.2M18 14.8c2 .6 3.2 2 3.5 4.2",
  organisation: "M5 20V4h9v16M14 9h5v11M3.5 20h17M8 8h3M8 12h3M8 16h3",
  language: "M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17zM3.5 12h17M12 3.5c-5 5-5 12 0 17M12 3.5c5 5 5 12 0 17",
  "sign-out": "M10 4H5v16h5M9.5 12H20M16 8l4 4-4 4",
  download: "M12 4v11M7 10.5l5 5 5-5M4.5 20h15",
  print: "M7 8V4h10v4M7 17H4V8.5h16V17h-3M7 14h10v6H7z",
  copy: "M8.5 8.5h11v11h-11zM15.5 8.5v-4h-11v11h4",
  trash: "M4.5 7h15M9 7V4h6v3M6.5 7l1 13h9l1-13M10 11v5M14 11v5",
  send: "M4 12l16-8-5.5 16-3.5-6.5zM11 13.5L20 4",
  edit: "M4 20l1-4.5L16 4.5 19.5 8 8.5 19zM13.5 7l3.5 3.5",
  eye: "M2.5 12C5 7.5 8.3 5.5 12 5.5s7 2 9.5 6.5c-2.5 4.5-5.8 6.5-9.5 6.5S5 16.5 2.5 12zM12 9a3 3 0 1 1 0 6 3 3 0 0 1 0-6z",
  mail: "M3.5 5.5h17v13h-17zM4 6l8 7 8-7",
  star: "M12 4l2.5 5.2 5.7.7-4.2 3.9 1.1 5.7-5.1-2.8-5.1 2.8L8 13.8 3.8 9.9l5.7-.7z",
  credit: "M9 7L4 12l5 5M4.5 12H15a5 5 0 0 1 5 5v1",
} as const;

export type IconName = keyof typeof shapes;
export const iconNames = Object.keys(shapes) as readonly IconName[];

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false">
      <path d={shapes[name]} />
    </svg>
  );
}
