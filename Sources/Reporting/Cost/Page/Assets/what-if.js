// Reads the page's controls and answers again: the verdict, the figures under it, and the table of formats.
class WhatIf {
  constructor(form, scenario) {
    this.form = form;
    this.scenario = scenario;
    this.numbers = new SeededNumbers(BigInt(scenario.seed));
    this.first = new Map(this.fields.map(field => [field, field.value]));
    form.hidden = false;
    form.addEventListener("input", () => this.answerAgain());
    form.addEventListener("submit", event => event.preventDefault());
    form.addEventListener("reset", event => {
      event.preventDefault();
      this.first.forEach((value, field) => { field.value = value; });
      this.answerAgain();
    });
    this.answerAgain();
  }

  // Numbers of the page are exact fractions, written as text.
  static scenario(text) {
    const names = new Set(["measured", "assumed_share", "around_response", "around_request", "time_noise", "peak_factor", "unit_bytes",
      "ends", "up_to", "price", "scale", "low", "likely", "high", "maximum", "minimum", "worthwhile_share"]);
    return JSON.parse(text, (name, value) => names.has(name) && typeof value === "string" ? Rational.of(value) : value);
  }

  get fields() { return Array.from(this.form.querySelectorAll("input, select")); }
  field(name) { return this.form.elements.namedItem(name); }

  // The number or range that was written, or a sentence that says what is wrong with it.
  static estimate(text, {minimum, maximum, allows_zero: allowsZero, unit}) {
    const values = text.trim().split("..").map(Rational.decimal);
    const isIn = value => value !== null && !value.isBelow(minimum) && !maximum.isBelow(value) && (allowsZero || value.isPositive)
      && 1000000n % value.denominator === 0n;
    if (values.length > 3 || !values.every(isIn)) {
      const least = minimum.isPositive || allowsZero ? `from ${minimum.text()} to` : "above 0 and at most";
      return `Give a number ${least} ${maximum.text()} (${unit}), or a range such as 10..20..40.`;
    }
    if (values.some((value, index) => index > 0 && value.isBelow(values[index - 1]))) { return "Give the numbers of a range in ascending order."; }
    const low = values[0], high = values[values.length - 1];
    const likely = values.length === 2 ? low.plus(high).over(new Rational(2n)) : values[values.length >> 1];
    return {low, likely, high, has_mode: values.length !== 2};
  }

  // What a field says; as it was first, it is what was calculated, whatever digits the field shows of it.
  read(field, rule, asFirst) {
    if (field.value === this.first.get(field) && asFirst !== undefined) { return asFirst; }
    return WhatIf.estimate(field.value, rule);
  }

  // Shows what is wrong with a field, or that nothing is.
  mark(field, problem) {
    const note = document.getElementById(field.getAttribute("aria-describedby"));
    if (problem === null) { field.removeAttribute("aria-invalid"); } else { field.setAttribute("aria-invalid", "true"); }
    if (note) {
      note.textContent = problem ?? note.dataset.unit;
      note.classList.toggle("problem", problem !== null);
    }
  }

  // The scenario that the controls state; null where one of them cannot be read.
  readAll() {
    const {scenario} = this;
    let isWhole = true;
    const number = (name, rule, asFirst, takesRange = true) => {
      const field = this.field(name);
      if (!field) { return asFirst; }
      let estimate = this.read(field, rule, asFirst);
      if (!takesRange && field.value.includes("..")) { estimate = "Give one number: this figure cannot be a range."; }
      this.mark(field, typeof estimate === "string" ? estimate : null);
      if (typeof estimate === "string") { isWhole = false; }
      return estimate;
    };
    const inputs = scenario.inputs.map(input => ({...input, estimate: number(input.option, input, input.estimate)}));
    const peak = number("peak", scenario.peak, {likely: scenario.peak_factor}, false);
    const isFlat = this.field("prices").value === "flat";
    this.field("price-per-gb").disabled = !isFlat;
    const price = isFlat ? number("price-per-gb", scenario.price, undefined, false) : null;
    if (!isFlat) { this.mark(this.field("price-per-gb"), null); }
    if (!isWhole) { return null; }
    const tariffs = price
      ? [{unit_bytes: new Rational(10n ** 9n), counts_requests: false, ends: new Rational(1n), tiers: [{price: price.likely}]}]
      : scenario.prices[Number(this.field("prices").value)].tariffs;
    return {
      ...scenario, inputs, tariffs, peak_factor: peak.likely,
      likely: Object.fromEntries(inputs.map(({option, estimate}) => [option, estimate.likely]))
    };
  }

  // Both sides, compressed as the controls say.
  sides() {
    const {codings} = this.scenario;
    const [old, now] = ["coding", "new-coding"].map(name => codings[Number(this.field(name).value)]);
    const step = codings.find(coding => coding.name === old.completed);
    return {today: old.today, after: now.after, candidates: now.candidates, compressed: step ?? null};
  }

  answerAgain() {
    const scenario = this.readAll();
    if (scenario === null) { return; }
    this.answer = new Answer(scenario, this.numbers, this.sides());
    const hasMoved = this.fields.some(field => field.value !== this.first.get(field));
    document.body.classList.toggle("moved", hasMoved);
    this.show(hasMoved);
  }

  show(hasMoved) {
    const {answer} = this, {plan} = answer;
    const put = (id, text) => { document.getElementById(id).textContent = text; };
    // The first clause stands out.
    const [clause, ...rest] = answer.headline.split(/(?<=,) /);
    const strong = document.createElement("strong");
    strong.className = "answer";
    strong.textContent = clause;
    document.getElementById("verdict").replaceChildren(strong, " " + rest.join(" "));
    put("saved", plan.saved.dollars);
    put("net", plan.net.dollars);
    put("once", plan.oneOff.dollars);
    put("pays", answer.isWithinHorizon(plan.months)
      ? `${plan.months.text(1, 1)} months` : `not within ${answer.scenario.horizon}`);
    put("moved", hasMoved ? "Changed on this page: " + this.changes() : "");
    const table = document.getElementById("formats");
    table.querySelectorAll("th[aria-sort]").forEach(heading => heading.removeAttribute("aria-sort"));
    table.tBodies[0].replaceChildren(...this.rows());
  }

  changes() {
    return this.fields.filter(field => field.value !== this.first.get(field)).map(field => {
      const value = field.selectedOptions ? field.selectedOptions[0].textContent : field.value;
      return `${field.labels[0].querySelector("span").textContent}: ${value}`;
    }).join("; ") + ".";
  }

  // Today, the cheapest other library for today's format, the new format, and every other format in its cheapest library.
  rows() {
    const {answer} = this, {today, after, month, candidates} = answer;
    const chosen = [{side: after, plan: answer.plan}];
    for (const candidate of candidates) {
      const isKnown = chosen.some(({side}) => side.codec_format === candidate.side.codec_format);
      if (!isKnown && candidate.side.key !== today.key) { chosen.push(candidate); }
    }
    const row = (side, plan) => {
      const tr = document.createElement("tr"), keeps = side !== today && answer.keepsFormat(side);
      tr.dataset.key = side.key;
      const heading = document.createElement("th");
      heading.scope = "row";
      heading.textContent = side === today ? `${side.format} today` : keeps ? `${side.format}, another library` : side.format;
      tr.append(heading);
      const cell = (text, value) => {
        const td = document.createElement("td");
        if (value !== undefined) {
          td.className = "number";
          td.dataset.value = value;
        }
        td.textContent = text;
        tr.append(td);
      };
      const total = month.total(side), saved = answer.paidToday.minus(total);
      cell(month.bytesOut(side).text(0, 1) + " B", month.bytesOut(side).double);
      for (const amount of [month.transfer(side), month.processing(side), total]) { cell(amount.dollars, amount.double); }
      if (side === today) {
        cell("");
        cell("");
      } else {
        cell(saved.dollars, saved.double);
        if (keeps) { cell("–", Infinity); } else if (answer.isWithinHorizon(plan.months)) {
          cell(plan.months.text(1, 1), plan.months.double);
        } else { cell(`over ${answer.scenario.horizon_months}`, Infinity); }
      }
      return tr;
    };
    return [row(today, null), ...chosen.map(({side, plan}) => row(side, plan))];
  }
}

const whatIf = new WhatIf(document.getElementById("what-if"), WhatIf.scenario(document.getElementById("scenario").textContent));
