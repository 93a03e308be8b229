// Written by the server: what the page is made of, and the version of all of it together.
declare module "*/shell-files.js" {
  export const FILES: string[];
  export const VERSION: string;
}
