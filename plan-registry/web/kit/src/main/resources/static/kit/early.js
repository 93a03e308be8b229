// Before the first paint: the remembered theme and language. A plain script in <head>, because a module would be too late.
(function () {
  var root = document.documentElement;
  var read = function (key) {
    try {
      return localStorage.getItem(key);
    } catch (_) {
      return null;
    }
  };
  var chosen = read("anpi.theme");
  var dark = chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "dark" : "light";
  root.lang = read("anpi.language") === "en" ? "en" : "ja";
})();
