// Only in builds of `cargo xtask dev`: loads the page again when the app has been built anew or the server has restarted.
let seen;
let wasAway = false;
setInterval(async () => {
  try {
    const stamp = await (await fetch("/build.txt", { cache: "no-store" })).text();
    if (wasAway || (seen !== undefined && stamp !== seen)) location.reload();
    seen = stamp;
  } catch {
    wasAway = true;
  }
}, 1000);
