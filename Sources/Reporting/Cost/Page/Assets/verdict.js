// What a month of two sides comes to, and what to do: the command's verdict, by the same rule and in the same words.
class Answer {
  // today and after: the sides as they are compressed; compressed: both with the usual coding, or null where it is no step;
  // candidates: all sides that could be switched to.
  constructor(scenario, numbers, {today, after, candidates, compressed}) {
    Object.assign(this, {scenario, today, after, compressed});
    this.month = new Month(exactly, scenario, scenario.likely);
    this.plan = plan(this.month, this.month.saved(today, after));
    this.draws = new Draws(scenario, numbers, today, after);
    this.paidToday = this.month.total(today);
    // The cheapest first; equal ones in the order in which they were measured.
    this.candidates = candidates.map(side => ({side, total: this.month.total(side), plan: plan(this.month, this.month.saved(today, side))}))
      .sort((one, other) => one.total.isBelow(other.total) ? -1 : other.total.isBelow(one.total) ? 1 : 0);
    this.library = this.findLibrary();
    this.compressedPlan = compressed && plan(this.month, this.month.saved(compressed.today, compressed.after));
    this.dayRate = scenario.likely["day-rate"];
    this.step = this.findStep();
    this.verdict = this.decide();
  }

  keepsFormat(side) { return side.codec_format !== undefined && side.codec_format === this.today.codec_format; }

  // The cheapest other library for today's format; null where there is none, or where more than the library would change.
  findLibrary() {
    const same = this.candidates.filter(({side}) => this.keepsFormat(side));
    const unchanged = same.find(({side}) => side.key === this.today.key);
    if (!unchanged || !unchanged.total.minus(this.paidToday).isZero) { return null; }
    return same.find(({side}) => side.key !== this.today.key) ?? null;
  }

  // Whether twelve months of a saving come to a day of an engineer's work, or more.
  isWorthwhile(saved) { return !saved.times(new Rational(12n)).isBelow(this.dayRate); }

  // The cheaper step that comes before the switch, however little it saves; null where there is none.
  findStep() {
    const {paidToday, plan: {saved}, month, scenario} = this;
    const least = paidToday.times(scenario.worthwhile_share);
    // What a step that no client notices saves, and what the switch comes to after it.
    const steps = [];
    if (this.compressed) {
      steps.push({verdict: "compress first", amount: paidToday.minus(month.total(this.compressed.today)), after: this.compressedPlan});
    }
    if (this.library) {
      const amount = paidToday.minus(this.library.total);
      steps.push({verdict: "change the library first", amount, after: plan(month, saved.minus(amount))});
    }
    let best = null;
    for (const step of steps) {
      if (!step.amount.isPositive || step.amount.isBelow(least)) { continue; }
      if (step.amount.isBelow(saved) && this.isWithinHorizon(step.after.months)) { continue; }
      if (!best || best.amount.isBelow(step.amount)) { best = step; }
    }
    return best;
  }

  decide() {
    const {month, scenario: {horizon_months: horizon, sure_share: sure}, step} = this;
    const noise = month.processingOf(this.today.time_noise.plus(this.after.time_noise));
    const ends = [noise.negated, noise].map(shift => {
      const share = this.draws.shareAt(horizon, shift.double);
      const pays = this.isWorthwhile(this.plan.net.plus(shift)) ? "switch" : "do not switch";
      return {share, verdict: share >= sure ? pays : 1 - share >= sure ? "do not switch" : "cannot tell"};
    });
    this.shares = ends.map(({share}) => share);
    this.surelyPaysBack = this.shares[0] >= sure;
    if (step && this.isWorthwhile(step.amount)) { return step.verdict; }
    return ends[0].verdict === ends[1].verdict ? ends[0].verdict : "cannot tell";
  }

  isWithinHorizon(months) {
    return months !== null && !new Rational(BigInt(this.scenario.horizon_months)).isBelow(months);
  }

  // MARK: Words

  get headline() { return [this.recommendation, this.leftOut].filter(text => text !== "").join(" "); }

  get recommendation() {
    switch (this.verdict) {
    case "switch": return `Switch: ${this.saving}, and ${this.payback(this.plan, this.range)}.`;
    case "do not switch":
      return `Don't switch for money: ${this.saving}` + (this.plan.saved.isPositive ? `, and ${this.payback(this.plan, this.range)}${this.tooLittle}.` : ".");
    case "compress first": {
      const {today, after} = this.compressed;
      return `${this.compressing} With ${this.scenario.usual_coding} on both sides, ${this.switchingFrom(today, after, this.compressedPlan)}.`;
    }
    case "change the library first":
      // What is asked about may be that library.
      return this.library.side.key === this.after.key ? this.changingLibrary : `${this.changingLibrary} After that, ${this.switchingFrom(this.library.side, this.after, this.step.after)}.`;
    default: return `The figures cannot tell: ${this.saving}, and ${this.undecided}.`;
    }
  }

  // The cheaper step that is not recommended, since it saves too little, though a dollar at least.
  get leftOut() {
    const {step, verdict} = this;
    if (!step || step.verdict === verdict || step.amount.isBelow(new Rational(1n))) { return ""; }
    const change = step.verdict === "compress first" ? `Compressing with ${this.scenario.usual_coding} instead`
      : `Changing the library instead, to ${this.library.side.library},`;
    return `${change} would save ${step.amount.dollars} a month: ${this.lessThanADay}.`;
  }

  // Why a switch that pays back is not recommended.
  get tooLittle() {
    return this.surelyPaysBack && this.isWithinHorizon(this.plan.months) ? `, but what is left after running costs is ${this.lessThanADay}` : "";
  }

  get lessThanADay() { return `less in a year than a day of an engineer's work costs (${this.dayRate.dollars})`; }

  get saving() {
    const than = this.savedShare(this.today, this.after).isNegative ? ` than ${this.today.words}` : "";
    return `${this.after.words} ${this.savingFrom(this.today, this.after, than)}`;
  }

  savedShare(before, after) {
    const bytes = this.month.billedBytes(before);
    return bytes.isPositive ? new Rational(1n).minus(this.month.billedBytes(after).over(bytes)) : Rational.zero;
  }

  // The size of a share: "40.0 %", or "less than 0.1 %" in place of a zero that it is not.
  static percent(share) {
    const percent = share.magnitude.times(new Rational(100n)).text(1, 1) + " %";
    return percent === "0.0 %" && !share.isZero ? "less than 0.1 %" : percent;
  }

  // An amount from zero on: "$12.34", or "less than $0.01" in place of a zero that it is not.
  static amount(amount) { return amount.dollars === "$0.00" && amount.isPositive ? "less than $0.01" : amount.dollars; }

  // "saves 40.0 % of the billed bytes, $1,866.24 a month".
  savingFrom(before, after, than = "") {
    const share = this.savedShare(before, after), saved = this.month.saved(before, after);
    const percent = Answer.percent(share), amount = Answer.amount(saved.magnitude), turn = share.isPositive ? "but" : "and";
    const bytes = share.isZero ? "saves none of the billed bytes"
      : share.isPositive ? `saves ${percent} of the billed bytes` : `sends ${percent} more billed bytes${than}`;
    if (saved.isNegative) { return `${bytes}, ${turn} costs ${amount} a month more`; }
    if (saved.isZero) { return `${bytes}, ${turn} nothing on the bill`; }
    if (!share.isPositive) { return `${bytes}, but saves ${amount} a month`; }
    const processing = this.month.processing(before).minus(this.month.processing(after));
    return `${bytes}, ${amount} a month` + (saved.isBelow(processing.times(new Rational(2n))) ? " (most of it processor time)" : "");
  }

  // The middle eight of ten draws, where draws differ.
  get range() {
    if (this.draws.count === 1) { return ""; }
    const [low, high] = [0.1, 0.9].map(part => this.wholeMonths(this.draws.breakEven(part)));
    return ` (${low} to ${high} in 8 of 10 draws)`;
  }

  // When a plan pays; the range is what follows the months.
  payback(plan, range) {
    const {months, saved, running} = plan, {draws, scenario} = this;
    if (months !== null && months.isZero) { return "pays from the first month, since it costs nothing once"; }
    if (this.isWithinHorizon(months)) {
      const whole = months.roundedUp;
      return `pays back after ${whole} month${whole === 1n ? "" : "s"}${range}`;
    }
    const not = `does not pay back within ${scenario.horizon}`;
    // The draws are of the switch that is asked about.
    const share = saved.minus(this.plan.saved).isZero ? draws.shareThatPays(scenario.horizon_months) : 0;
    const some = share > 0 ? ` (${Answer.wholePercent(share)} of the draws do)` : "";
    if (months !== null) { return not + some; }
    return saved.isPositive ? `${not}: running it costs ${running.dollars} a month${some}` : not;
  }

  wholeMonths(months) {
    return months <= this.scenario.horizon_months ? String(Math.ceil(months)) : `over ${this.scenario.horizon_months}`;
  }

  // As the command rounds a floating number: a tie to the even one.
  static wholePercent(share) {
    const percent = share * 100, rounded = Math.round(percent);
    return (rounded - percent === 0.5 && rounded % 2 === 1 ? rounded - 1 : rounded) + " %";
  }

  get compressing() {
    return `Compress first: ${this.scenario.usual_coding} ${this.savingFrom(this.today, this.compressed.today)}, and no client has to change.`;
  }

  // The switch from the state after a cheaper step.
  switchingFrom(before, after, plan) {
    const pays = plan.saved.isPositive ? `, and ${this.payback(plan, "")}` : "";
    return `${this.after.format} ${this.savingFrom(before, after)}${pays}`;
  }

  get changingLibrary() {
    return `Change the library first: ${this.library.side.library} in place of ${this.today.library} saves `
      + `${this.paidToday.minus(this.library.total).dollars} a month, and no client has to change.`;
  }

  get undecided() {
    if (this.surelyPaysBack) {
      return `the measured times leave open whether a year of it saves what a day of an engineer's work costs (${this.dayRate.dollars})`;
    }
    const [low, high] = this.shares.map(Answer.wholePercent);
    return low === high ? `pays back within ${this.scenario.horizon} in ${low} of the draws`
      : `pays back within ${this.scenario.horizon} in ${low} to ${high} of the draws, depending on which end of their intervals `
        + "the measured times are at";
  }
}
