// The local mail inbox of `npm start`: catches every mail, sends none on. Arguments: SMTP port, web port, folder.
import { MailDev } from "maildev";

const [smtp, web, mailDirectory] = process.argv.slice(2);

const inbox = new MailDev({
  smtp: Number(smtp),
  ip: "127.0.0.1",
  web: Number(web),
  webIp: "127.0.0.1",
  mailDirectory,
  maxEmails: 2_000,
  silent: true,
});

await inbox.start();
process.on("SIGTERM", () => {
  inbox.stop().finally(() => process.exit(0));
});
process.send?.("ready");
