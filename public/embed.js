// Turns links to petitions that carry data-bosaga into frames in which one can sign; sizes them.
// Where the site may not be framed, or this script does not run, the link stays a link.
(() => {
  var me = document.currentScript;
  if (!me) return;
  var origin = new URL(me.src).origin;
  var frames = [];

  function embed(link) {
    var url = new URL(link.href);
    var parts = /^\/(kk|ru|en)\/petitions\/([a-z0-9-]+)\/?$/.exec(url.pathname);
    if (url.origin !== origin || !parts) return;
    var frame = document.createElement("iframe");
    frame.src = `${origin}/embed/petitions/${parts[2]}/${parts[1]}${url.search}`;
    frame.title = link.textContent.trim();
    frame.style.cssText = "display:block;width:100%;height:0;border:0";
    var one = { frame: frame, link: link, heard: false };
    // The page in the frame may start to listen a moment after it has loaded: it is asked again.
    frame.addEventListener("load", () => {
      one.heard = false;
      ask(one, 40);
    });
    frames.push(one);
    link.after(frame);
  }

  function ask(one, tries) {
    if (one.heard || tries === 0 || !one.frame.contentWindow) return;
    one.frame.contentWindow.postMessage({ bosaga: "height?" }, origin);
    setTimeout(ask, 250, one, tries - 1);
  }

  addEventListener("message", (event) => {
    if (event.origin !== origin) return;
    var height = event.data && event.data.bosaga === "height" ? Number(event.data.height) : 0;
    if (!(height >= 50 && height <= 20000)) return;
    frames.forEach((one) => {
      if (one.frame.contentWindow !== event.source) return;
      one.heard = true;
      one.link.style.display = "none";
      var shrinks = one.frame.clientHeight - height > 200;
      one.frame.style.height = `${Math.ceil(height)}px`;
      // What follows a sent form is short: its beginning must not be above the window.
      if (shrinks && one.frame.getBoundingClientRect().top < 0) one.frame.scrollIntoView();
    });
  });

  function start() {
    document.querySelectorAll("a[data-bosaga]").forEach(embed);
  }
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", start);
  else start();
})();
