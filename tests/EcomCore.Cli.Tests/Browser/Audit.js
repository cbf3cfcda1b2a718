() => {
  const flaws = [];
  const slack = 1.5;
  const box = element => element.getBoundingClientRect();
  const shown = element => element.checkVisibility() && box(element).width > 0;
  const all = (selector, from = document) => [...from.querySelectorAll(selector)].filter(shown);
  const called = element =>
    `<${element.tagName.toLowerCase()}${element.id ? '#' + element.id : ''} ${element.getAttribute('class') ?? ''}> "${element.textContent.trim().slice(0, 40)}"`;
  const scroller = element => element.parentElement?.closest('.scroll');

  // A report has no program in it, and no text of a post has become an element.
  for (const element of document.querySelectorAll('script, img, iframe, object, embed, form, input, base, link:not([rel=icon])')) {
    flaws.push(`not a part of a report: ${called(element)}`);
  }

  // The page itself never scrolls sideways.
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) {
    flaws.push(`the page is ${root.scrollWidth} wide on a screen of ${root.clientWidth}`);
  }

  // Sections and their blocks follow one another.
  for (const parent of [document.body, ...all('main'), ...all('section'), ...all('.figures')]) {
    const parts = [...parent.children].filter(shown);
    for (let i = 1; i < parts.length; i++) {
      const above = box(parts[i - 1]);
      const below = box(parts[i]);
      const apart = below.top >= above.bottom - slack || below.left >= above.right - slack || below.right <= above.left + slack;
      if (!apart) flaws.push(`overlap: ${called(parts[i - 1])} and ${called(parts[i])}`);
    }
  }

  // Nothing leaves its section, unless it can be scrolled to; no box cuts its own content.
  for (const section of all('section, header')) {
    const frame = box(section);
    for (const element of all('*', section)) {
      const place = box(element);
      if (!scroller(element) && (place.left < frame.left - slack || place.right > frame.right + slack)) {
        flaws.push(`outside its section: ${called(element)}`);
      }
      const style = getComputedStyle(element);
      const cuts = element.clientWidth > 0 && style.overflowX !== 'auto' && style.overflowX !== 'scroll' && style.display !== 'inline';
      if (cuts && !(element instanceof SVGElement) && element.scrollWidth > element.clientWidth + slack) {
        flaws.push(`content ${element.scrollWidth} wide in a box of ${element.clientWidth}: ${called(element)}`);
      }
    }
  }

  // No table has to be scrolled to be read.
  for (const frame of all('.scroll')) {
    const hidden = frame.scrollWidth - frame.clientWidth;
    if (hidden > 0) flaws.push(`a table is ${hidden} too wide: ${called(frame)}`);
  }

  // Text of a picture stays inside the picture.
  for (const picture of all('svg')) {
    const frame = box(picture);
    for (const text of all('text', picture)) {
      const place = box(text);
      if (place.left < frame.left - 0.5 || place.right > frame.right + 0.5 || place.top < frame.top - 0.5 || place.bottom > frame.bottom + 0.5) {
        flaws.push(`text leaves its picture: ${called(text)}`);
      }
    }
    for (const line of all('polyline', picture)) {
      if (line.getTotalLength() < 10) flaws.push(`empty curve: ${called(line)}`);
    }
  }

  // No two pieces of text lie on each other. A piece is shrunk to the height of its letters: line boxes may touch.
  const pieces = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.textContent.trim() || !shown(node.parentElement)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const frame = scroller(node.parentElement);
    for (const line of range.getClientRects()) {
      const inSight = !frame || (line.left < box(frame).right && line.right > box(frame).left);
      const inset = line.height * 0.28;
      if (inSight && line.width > 1) pieces.push({ node, left: line.left + 1, right: line.right - 1, top: line.top + inset, bottom: line.bottom - inset });
    }
  }
  pieces.sort((a, b) => a.top - b.top);
  for (let i = 0; i < pieces.length; i++) {
    for (let k = i + 1; k < pieces.length && pieces[k].top < pieces[i].bottom; k++) {
      if (pieces[k].left < pieces[i].right && pieces[k].right > pieces[i].left) {
        flaws.push(`text on text: "${pieces[i].node.textContent.trim().slice(0, 40)}" and "${pieces[k].node.textContent.trim().slice(0, 40)}"`);
      }
    }
  }

  // Text stands out from what is behind it: WCAG 2.2, success criterion 1.4.3, 4.5 to 1.
  const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true });
  const behind = element => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) layers.unshift(getComputedStyle(at).backgroundColor);
    return ['white', ...layers];
  };
  const luminance = layers => {
    canvas.clearRect(0, 0, 1, 1);
    for (const layer of layers) {
      canvas.fillStyle = layer;
      canvas.fillRect(0, 0, 1, 1);
    }
    const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const pale = new Set();
  for (const { node } of pieces) {
    const element = node.parentElement;
    const style = getComputedStyle(element);
    const layers = behind(element);
    const colours = [luminance(layers), luminance([...layers, element instanceof SVGElement ? style.fill : style.color])].sort((a, b) => a - b);
    const contrast = (colours[1] + 0.05) / (colours[0] + 0.05);
    if (contrast < 4.5) pale.add(`contrast ${contrast.toFixed(1)}: ${called(element)}`);
  }

  return [...new Set(flaws), ...pale];
}
