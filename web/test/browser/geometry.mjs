// What a browser drew, measured: text cut off or lying over other text, controls too small to hit, rings of focus that nobody sees.

/** Runs inside the page: everything that is lost to the eye, in words. */
function lossesIn() {
  const found = new Set();
  const root = document.documentElement;
  const width = root.clientWidth;
  if (root.scrollWidth > width) found.add(`the page scrolls sideways: ${root.scrollWidth} of ${width}`);

  const styles = new Map();
  const styleOf = (element) => {
    if (!styles.has(element)) styles.set(element, getComputedStyle(element));
    return styles.get(element);
  };
  const boxes = new Map();
  const boxOf = (element) => {
    if (!boxes.has(element)) boxes.set(element, element.getBoundingClientRect());
    return boxes.get(element);
  };
  const say = (element) =>
    `${element.tagName.toLowerCase()}.${element.className} "${(element.value || element.textContent).trim().slice(0, 40)}"`;
  const painted = (style) =>
    style.backgroundColor !== "rgba(0, 0, 0, 0)" ||
    (style.borderTopStyle !== "none" && parseFloat(style.borderTopWidth) > 0);

  // What surrounds an element: read once for each, since a page has thousands of words.
  const around = new Map();
  const surroundings = (element) => {
    if (around.has(element)) return around.get(element);
    const style = styleOf(element);
    const above =
      element.parentElement && element !== document.body
        ? surroundings(element.parentElement)
        : { hidden: false, floating: false, clips: [], frames: [], block: element };
    const here = {
      hidden: above.hidden || style.clipPath !== "none" || style.opacity === "0",
      floating: above.floating || ["sticky", "fixed"].includes(style.position),
      clips:
        style.overflowX === "visible" && style.overflowY === "visible"
          ? above.clips
          : [...above.clips, element],
      frames: painted(style) && element !== document.body ? [...above.frames, element] : above.frames,
      block: style.display.startsWith("inline") && style.display === "inline" ? above.block : element,
    };
    around.set(element, here);
    return here;
  };
  // A wide table may scroll inside a region that the keyboard reaches; nothing else may scroll sideways.
  const scrollsAlone = (element) =>
    element.getAttribute("role") === "region" && element.tabIndex === 0 && element.querySelector("table");

  const lines = [];
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (words.nextNode()) {
    const node = words.currentNode;
    const element = node.parentElement;
    if (!node.textContent.trim() || ["SCRIPT", "STYLE", "OPTION"].includes(element.tagName)) continue;
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    const place = surroundings(element);
    if (place.hidden) continue;
    const alone = place.clips.some(scrollsAlone);
    range.selectNodeContents(node);
    for (const line of range.getClientRects()) {
      // A link that waits above the page until it has the focus is not to be seen.
      if (line.width < 1 || line.height < 1 || line.bottom + scrollY <= 0) continue;
      if (!alone && (line.left < -1 || line.right > width + 1))
        found.add(`text beyond the edge: ${say(element)}`);
      for (const clip of place.clips) {
        const box = boxOf(clip);
        const { overflowX, overflowY } = styleOf(clip);
        if (!alone && (line.left < box.left - 1 || line.right > box.right + 1))
          found.add(`text cut at the side: ${say(element)}`);
        if (
          [overflowX, overflowY].includes("hidden") &&
          (line.top < box.top - 3 || line.bottom > box.bottom + 3)
        )
          found.add(`text cut above or below: ${say(element)}`);
      }
      for (const frame of place.frames) {
        const box = boxOf(frame);
        if (
          !alone &&
          (line.left < box.left - 1 ||
            line.right > box.right + 1 ||
            line.top < box.top - 3 ||
            line.bottom > box.bottom + 3) &&
          !place.clips.some((clip) => frame.contains(clip) && styleOf(clip).overflowY === "auto")
        )
          found.add(`text stands out of ${frame.tagName.toLowerCase()}.${frame.className}: ${say(element)}`);
      }
      lines.push({ line, element, place });
    }
  }

  // Two texts, or a text and a control, in the same place.
  const over = (a, b) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.35 * Math.min(a.height, b.height);
  lines.sort((a, b) => a.line.top - b.line.top);
  lines.forEach((one, place) => {
    for (let next = place + 1; next < lines.length; next++) {
      const other = lines[next];
      if (other.line.top > one.line.bottom) break;
      if (one.place.floating !== other.place.floating || one.place.block === other.place.block) continue;
      if (over(one.line, other.line))
        found.add(`one over the other: ${say(one.element)} and ${say(other.element)}`);
    }
  });
  const controls = [...document.querySelectorAll("button, select, textarea, input, .button, summary")].filter(
    (control) => control.checkVisibility({ visibilityProperty: true }) && !surroundings(control).hidden,
  );
  for (const control of controls) {
    const box = boxOf(control);
    for (const { line, element, place } of lines) {
      if (line.top > box.bottom) break;
      if (place.floating !== surroundings(control).floating || control.contains(element)) continue;
      if (control.closest("label")?.contains(element) && control.matches(":is([type=file], .card input)"))
        continue;
      if (over(line, box)) found.add(`${say(control)} lies over ${say(element)}`);
    }
  }

  const paper = document.createElement("canvas").getContext("2d");
  for (const control of controls.filter((one) => one.matches("input[type=text], select"))) {
    if (control.readOnly) continue;
    const style = styleOf(control);
    paper.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const written =
      control.tagName === "SELECT"
        ? (control.selectedOptions[0]?.textContent.trim() ?? "")
        : control.value || control.placeholder;
    const room = control.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    const rows =
      style.whiteSpace === "normal" ? Math.floor(control.clientHeight / parseFloat(style.fontSize)) : 1;
    if (paper.measureText(written).width > room * rows + 1)
      found.add(`${control.tagName.toLowerCase()} too narrow for "${written}"`);
  }

  // What stays in view while the rest scrolls must leave most of the screen to the rest.
  const kept = [...document.querySelectorAll("body *")].filter(
    (one) =>
      ["sticky", "fixed"].includes(styleOf(one).position) &&
      one.checkVisibility() &&
      !one.matches(".bench-result"),
  );
  const taken = kept.reduce((sum, one) => sum + boxOf(one).height, 0);
  if (taken > innerHeight / 3) found.add(`${Math.round(taken)} of ${innerHeight} pixels are never free`);
  return [...found].slice(0, 12);
}

/** Runs inside the page: words broken in the middle without a hyphen. */
function brokenWordsIn() {
  const found = new Set();
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const linesOf = () => new Set([...range.getClientRects()].map((line) => Math.round(line.top))).size;
  while (words.nextNode()) {
    const node = words.currentNode;
    if (!node.parentElement.checkVisibility() || node.parentElement.closest(".hidden, .languages")) continue;
    range.selectNodeContents(node);
    if (linesOf() < 2) continue;
    for (const { 0: word, index } of node.textContent.matchAll(/[\p{L}\d]{2,}/gu)) {
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      if (linesOf() > 1) found.add(`broken: ${word}`);
    }
  }
  return [...found].slice(0, 12);
}

/** Runs inside the page: controls under 44 by 44 CSS pixels; a link inside a sentence may be as high as its line. */
function smallTargetsIn() {
  const found = [];
  for (const control of document.querySelectorAll(
    "a[href], button, select, textarea, input, summary, [role=button]",
  )) {
    if (!control.checkVisibility({ visibilityProperty: true }) || control.disabled) continue;
    const target = control.matches("[type=checkbox], [type=radio], [type=file]")
      ? (control.closest("label") ?? control)
      : control;
    const box = target.getBoundingClientRect();
    if (box.width >= 43.9 && box.height >= 43.9) continue;
    if (getComputedStyle(control).display === "inline") {
      let block = control.parentElement;
      while (getComputedStyle(block).display === "inline") block = block.parentElement;
      const sentence = block.cloneNode(true);
      for (const other of sentence.querySelectorAll("a, button, .hidden")) other.remove();
      if (/[\p{L}\d]/u.test(sentence.textContent)) continue;
    }
    found.push(
      `${control.tagName.toLowerCase()}.${control.className} ${Math.round(box.width)}x${Math.round(box.height)} "${control.textContent.trim().slice(0, 40)}"`,
    );
  }
  return found.slice(0, 12);
}

/** Runs inside the page: what still moves for a person who asked for no motion. */
function motionIn() {
  return [...document.querySelectorAll("*")]
    .map((element) => [element, getComputedStyle(element)])
    .filter(
      ([, style]) =>
        style.transitionDuration.split(",").some((span) => parseFloat(span) > 0) ||
        style.animationName !== "none" ||
        style.scrollBehavior === "smooth",
    )
    .map(([element]) => `${element.tagName.toLowerCase()}.${element.className}`);
}

export const losses = (page) => page.evaluate(lossesIn);
export const brokenWords = (page) => page.evaluate(brokenWordsIn);
export const smallTargets = (page) => page.evaluate(smallTargetsIn);
export const motion = (page) => page.evaluate(motionIn);
