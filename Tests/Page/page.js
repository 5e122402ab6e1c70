// What the tests ask of the page that is open.
var Page = (function () {
  "use strict";
  var all = function (selector, root) { return Array.from((root || document).querySelectorAll(selector)); };
  var isShown = function (element) { return element.getClientRects().length > 0 ? getComputedStyle(element).visibility === "visible" : false; };

  // Relative luminance and contrast: Web Content Accessibility Guidelines 2.1, definitions.
  var channels = function (color) { return color.match(/[\d.]+/g).map(Number); };
  var luminance = function (color) {
    var parts = channels(color).slice(0, 3).map(function (value) {
      var part = value / 255;
      return part <= 0.03928 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    });
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  };
  var contrast = function (one, other) {
    var a = luminance(one), b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  };
  var isOpaque = function (color) { var parts = channels(color); return parts.length < 4 || parts[3] === 1; };
  var background = function (element) {
    for (; element; element = element.parentElement) {
      var color = getComputedStyle(element).backgroundColor;
      if (isOpaque(color)) { return color; }
    }
    return null;
  };
  var least = function (found, element, color, behind, what) {
    var ratio = behind === null || !isOpaque(color) ? 0 : contrast(color, behind);
    found.count += 1;
    if (ratio < found.ratio) {
      found.ratio = ratio;
      found.where = what + " " + element.tagName + "." + element.getAttribute("class") + " " + color + " on " + behind;
    }
    return found;
  };

  return {
    // The text and the graphics that stand out least from what is behind them.
    contrasts: function () {
      var text = {ratio: Infinity, count: 0, where: ""}, graphics = {ratio: Infinity, count: 0, where: ""};
      var walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), node;
      while ((node = walker.nextNode())) {
        var element = node.parentElement;
        if (!node.data.trim() || !isShown(element) || element.closest("title, desc, style, script")) { continue; }
        var style = getComputedStyle(element);
        least(text, element, element.ownerSVGElement ? style.fill : style.color, background(element), "text");
      }
      all(".mark path, .frontier, .span, .flow path").filter(isShown).forEach(function (path) {
        least(graphics, path, getComputedStyle(path).stroke, background(path), "stroke");
      });
      all("select, .warning, .filters").filter(isShown).forEach(function (box) {
        var style = getComputedStyle(box);
        if (box.matches("select, .warning")) {
          least(graphics, box, style.borderTopColor, background(box.parentElement), "border");
        }
      });
      return {text: text, graphics: graphics};
    },

    // How far the page is wider than what shows it.
    overflow: function () { return document.documentElement.scrollWidth - document.documentElement.clientWidth; },

    // The smallest letters in the charts, in pixels as shown.
    smallestLabel: function () {
      return Math.min.apply(null, all(".chart svg text, .narrow svg text").map(function (text) {
        var svg = text.ownerSVGElement;
        return parseFloat(getComputedStyle(text).fontSize) * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
      }));
    },

    // Labels of a chart that lie on each other, or reach beyond it.
    badLabels: function () {
      var bad = [];
      all(".chart svg, .narrow svg").forEach(function (svg) {
        var frame = svg.getBoundingClientRect();
        var boxes = all("text", svg).filter(isShown).map(function (text) { return [text, text.getBoundingClientRect()]; });
        boxes.forEach(function (one, index) {
          var a = one[1], name = svg.querySelector("title").textContent + ": " + one[0].textContent;
          if (a.left < frame.left - 1 || a.right > frame.right + 1 || a.top < frame.top - 1 || a.bottom > frame.bottom + 1) {
            bad.push(name + " reaches beyond the chart");
          }
          boxes.slice(index + 1).forEach(function (other) {
            var b = other[1];
            var across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
            var along = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
            // Boxes are as high as a line, which letters are not.
            if (across > 1 && along > 0.4 * Math.min(a.height, b.height)) { bad.push(name + " lies on " + other[0].textContent); }
          });
        });
      });
      return bad;
    },

    // Words of headings, and words with a digit in cells, that are broken over two lines.
    brokenWords: function () {
      var broken = [];
      all("th[scope=col], td, .figures dd").filter(isShown).forEach(function (cell) {
        var walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT), node, word, words;
        while ((node = walker.nextNode())) {
          // An address has no place to break but within.
          words = /[^\s/]+/g;
          while ((word = words.exec(node.data))) {
            if (!cell.matches("th") ? !/^[-+]?[$]?[0-9.,]+$/.test(word[0]) : false) { continue; }
            var range = document.createRange();
            range.setStart(node, word.index);
            range.setEnd(node, word.index + word[0].length);
            var lines = new Set(Array.from(range.getClientRects()).map(function (box) { return Math.round(box.top); }));
            if (lines.size > 1) { broken.push(word[0]); }
          }
        }
      });
      return broken;
    },

    counts: function () {
      var count = function (selector) { return all(selector).length; };
      return {
        charts: count(".chart"), tables: count("table"), chartsWithTable: count(".chart + details > div > table"),
        speedMarks: count("[id|=speed] .mark"), partMarks: count("[id|=parts] .mark"), partsElsewhere: count(".mark.part") - count("[id|=parts] .mark.part"),
        memoryMarks: count("[id|=memory] .mark"), claims: count("details.claim"), sideMarks: count("#side-by-side .mark"),
        results: count("article"), compression: count("[id|=compression]"), anchors: all("[id]").map(function (element) { return element.id; })
      };
    },

    // Whether nothing of a kind is shown.
    isHidden: function (selector) { return !all(selector).some(isShown); },

    unfold: function (isOpen) { all("details").forEach(function (details) { details.open = isOpen; }); },

    // A column of a table as it stands, after clicks on its heading.
    sort: function (selector, index, clicks) {
      var table = document.querySelector(selector), heading = table.querySelectorAll("th[scope=col]")[index];
      for (var click = 0; click < clicks; click += 1) { heading.querySelector("button").click(); }
      return {
        values: Array.from(table.tBodies[0].rows).map(function (row) { return Number(row.cells[index].dataset.value); }),
        says: heading.getAttribute("aria-sort")
      };
    },

    // Chooses in a filter, and tells what the marks and rows that are left belong to.
    filter: function (id, value, key) {
      var select = document.getElementById(id);
      select.value = value;
      select.dispatchEvent(new Event("change", {bubbles: true}));
      var left = all(".chart .mark, tbody tr").filter(function (item) { return getComputedStyle(item).display !== "none"; });
      return {count: left.length, of: Array.from(new Set(left.map(function (item) { return item.dataset[key] || ""; }))).sort()};
    },

    // Points at a mark and tells whether the page says what it is.
    pointsOut: function () {
      var mark = document.querySelector(".chart .mark"), tip = document.getElementById("tip");
      mark.dispatchEvent(new PointerEvent("pointermove", {bubbles: true, clientX: 300, clientY: 20}));
      var tells = !tip.hidden ? tip.textContent === mark.dataset.label : false;
      document.body.dispatchEvent(new PointerEvent("pointermove", {bubbles: true, clientX: 1, clientY: 1}));
      return tells ? tip.hidden : false;
    }
  };
})();
