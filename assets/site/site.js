/*
 * Reading aids of the archive: larger type, high contrast, reading aloud, and the button that copies a citation. A classic
 * script for Chrome 80 and later that runs from a USB stick too; without it every page is whole. What a reader chose is kept in
 * the browser's own storage where it has one, never in a cookie.
 */
(() => {
  "use strict";

  const root = document.documentElement;
  // Pixels at the browser's usual 16; the classes stand in styles/site/tools.css.
  const sizes = ["", "22", "26", "30"];

  function recall(key) {
    try {
      return window.localStorage.getItem("jianbao-" + key) || "";
    } catch {
      return "";
    }
  }

  function keep(key, value) {
    try {
      window.localStorage.setItem("jianbao-" + key, value);
    } catch {
      // Storage is switched off: the choice holds for this page.
    }
  }

  let size = Math.max(0, sizes.indexOf(recall("size")));
  let contrast = recall("contrast") === "high";

  function apply() {
    for (let index = 1; index < sizes.length; index += 1) root.classList.toggle("size-" + sizes[index], index === size);
    root.classList.toggle("contrast", contrast);
  }

  // Before the page is drawn, so that nothing jumps.
  root.classList.add("scripted");
  apply();

  function button(text, act) {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    made.addEventListener("click", act);
    return made;
  }

  function press(made, pressed) {
    made.setAttribute("aria-pressed", String(pressed));
  }

  function buildTools() {
    const place = document.querySelector(".site-top");
    if (place === null) return;
    const tools = document.createElement("div");
    tools.className = "tools";
    tools.setAttribute("role", "group");
    tools.setAttribute("aria-label", "阅读辅助");
    const large = button("大字", () => {
      setSize(size === 0 ? 1 : 0);
    });
    const larger = button("更大", () => {
      setSize(size === sizes.length - 1 ? 1 : size + 1);
    });
    const strong = button("高对比", () => {
      contrast = !contrast;
      keep("contrast", contrast ? "high" : "");
      show();
    });
    function setSize(wanted) {
      size = wanted;
      keep("size", sizes[size]);
      show();
    }
    function show() {
      apply();
      press(large, size > 0);
      larger.hidden = size === 0;
      press(strong, contrast);
    }
    tools.appendChild(large);
    tools.appendChild(larger);
    tools.appendChild(strong);
    show();
    place.appendChild(tools);
    offerReading(tools);
  }

  // Reading aloud: block after block, so that long texts are not cut off and the reader sees where the voice is.

  function chineseVoice() {
    return window.speechSynthesis.getVoices().find((voice) => {
      return /^(zh|cmn)\b/i.test(voice.lang.replace("_", "-"));
    });
  }

  function offerReading(tools) {
    if (!("speechSynthesis" in window) || document.querySelector(".article") === null) return;
    let offered = false;
    function offer() {
      if (offered || chineseVoice() === undefined) return;
      offered = true;
      addReader(tools);
    }
    offer();
    // Voices are often known only a moment later.
    if (window.speechSynthesis.addEventListener) window.speechSynthesis.addEventListener("voiceschanged", offer);
  }

  function addReader(tools) {
    const speech = window.speechSynthesis;
    let blocks = [];
    let turn = 0;
    const reader = button("朗读", () => {
      if (reader.getAttribute("aria-pressed") === "true") stop();
      else start();
    });
    press(reader, false);
    tools.appendChild(reader);

    function start() {
      blocks = Array.prototype.slice.call(document.querySelectorAll(readable)).filter((block) => {
        return block.parentElement.closest(readable) === null && spoken(block) !== "";
      });
      press(reader, true);
      reader.textContent = "停止朗读";
      speech.cancel();
      turn += 1;
      readFrom(0, turn);
    }
    function stop() {
      turn += 1;
      speech.cancel();
      press(reader, false);
      reader.textContent = "朗读";
      mark(undefined);
    }
    function readFrom(index, mine) {
      if (mine !== turn) return;
      if (index >= blocks.length) return stop();
      const block = blocks[index];
      const words = new window.SpeechSynthesisUtterance(spoken(block));
      words.lang = "zh-CN";
      words.voice = chineseVoice() || null;
      words.addEventListener("end", () => {
        readFrom(index + 1, mine);
      });
      words.addEventListener("error", () => {
        if (mine === turn) stop();
      });
      mark(block);
      speech.speak(words);
    }
    function mark(block) {
      blocks.forEach((one) => {
        one.classList.toggle("reading", one === block);
      });
      if (block !== undefined) block.scrollIntoView({ block: "nearest" });
    }
    window.addEventListener("pagehide", stop);
  }

  const readable =
    ".nameplate, .issue-line, .article .headline, .article .kicker, .article .subhead, .article .byline, .article .note p, " +
    ".text p, .text h3, .text h4, .text h5, .text h6, .text li, .text tr, .text figcaption";

  /* The words of a block without the marks of its notes. */
  function spoken(block) {
    const copy = block.cloneNode(true);
    Array.prototype.forEach.call(copy.querySelectorAll("sup"), (mark) => {
      mark.remove();
    });
    return copy.textContent.replace(/\s+/g, " ").trim();
  }

  // The citation: the reader's date of access belongs into it, and a button copies it.

  function buildCitation() {
    const citation = document.querySelector(".citation");
    if (citation === null) return;
    const now = new Date();
    const date = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join("-");
    citation.querySelector(".access").textContent = "[" + date + "]";
    const status = document.createElement("span");
    status.setAttribute("role", "status");
    const copy = button("复制引用", () => {
      copyText(citation.textContent.replace(/\s+/g, " ").trim(), citation, (copied) => {
        status.textContent = copied ? "已复制" : "已选中，请按 Ctrl+C 复制";
      });
    });
    const line = document.createElement("p");
    line.className = "copy";
    line.appendChild(copy);
    line.appendChild(status);
    citation.parentElement.insertBefore(line, citation.nextSibling);
  }

  function two(number) {
    return (number < 10 ? "0" : "") + number;
  }

  function copyText(text, element, done) {
    function selected() {
      const selection = window.getSelection();
      selection.removeAllRanges();
      const range = document.createRange();
      range.selectNodeContents(element);
      selection.addRange(range);
      let copied = false;
      try {
        copied = document.execCommand("copy");
      } catch {
        copied = false;
      }
      done(copied);
    }
    if (!navigator.clipboard) return selected();
    navigator.clipboard.writeText(text).then(() => {
      done(true);
    }, selected);
  }

  function build() {
    buildTools();
    buildCitation();
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", build);
  else build();
})();
