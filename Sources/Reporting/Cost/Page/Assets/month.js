// The formulas of a month of 30 days, the same as the command's, over exact or floating numbers.
class Month {
  // values: a number of the arithmetic for each input, by the name of its option.
  constructor(arithmetic, scenario, values) {
    this.arithmetic = arithmetic;
    this.scenario = scenario;
    this.values = values;
  }

  // A mean of which some is measured; for the rest of the requests an input says what it is.
  mean({measured, assumed_share}, assumed) {
    const {of, plus, times} = this.arithmetic;
    return plus(of(measured), times(of(assumed_share), assumed));
  }

  // The body that an input says: today's size, or what the new format leaves of it.
  assumedBody(input, isNew) {
    const {of, minus, times} = this.arithmetic, size = this.values[input];
    return isNew ? times(size, minus(of(new Rational(1n)), this.values.reduction)) : size;
  }

  bytesOut(side) {
    const {of, plus} = this.arithmetic;
    return plus(this.mean(side.response_body, this.assumedBody("payload-bytes", side.is_new)), of(side.around_response));
  }

  bytesIn(side) {
    const {of, plus} = this.arithmetic;
    return plus(this.mean(side.request_body, this.assumedBody("request-bytes", side.is_new)), of(side.around_request));
  }

  requests() {
    const {of, times} = this.arithmetic;
    return times(this.values["requests-per-second"], of(new Rational(2592000n)));
  }

  // What a tariff bills for so many bytes, step by step.
  bill(tariff, bytes) {
    const {of, plus, minus, times, over, isBelow} = this.arithmetic;
    const units = over(bytes, of(tariff.unit_bytes));
    let start = of(Rational.zero), total = of(Rational.zero);
    for (const tier of tariff.tiers) {
      const bound = tier.up_to === undefined ? units : of(tier.up_to);
      const end = isBelow(bound, units) ? bound : units;
      if (!isBelow(start, end)) { break; }
      total = plus(total, times(times(minus(end, start), of(tier.price)), of(tariff.ends)));
      start = end;
    }
    return total;
  }

  transfer(side) {
    const {of, plus, times} = this.arithmetic, requests = this.requests();
    const out = times(this.bytesOut(side), requests), received = times(this.bytesIn(side), requests);
    return this.scenario.tariffs.reduce(
      (total, tariff) => plus(total, this.bill(tariff, tariff.counts_requests ? plus(out, received) : out)), of(Rational.zero));
  }

  // The bytes of an exchange that are billed.
  billedBytes(side) {
    return this.scenario.tariffs.some(tariff => tariff.counts_requests)
      ? this.arithmetic.plus(this.bytesOut(side), this.bytesIn(side)) : this.bytesOut(side);
  }

  processing(side) {
    const {of, over} = this.arithmetic;
    const assumed = over(this.values[side.is_new ? "new-cpu-us" : "cpu-us"], of(new Rational(1000000n)));
    return this.processingOf(this.mean(side.processor_time, assumed));
  }

  // What so many seconds of processor time in each request cost: processors for the peak, for 720 hours.
  processingOf(time) {
    const {of, times, over} = this.arithmetic;
    const cores = over(
      times(times(this.values["requests-per-second"], of(this.scenario.peak_factor)), time), this.values.utilization);
    return times(times(cores, of(new Rational(720n))), this.values["vcpu-hour"]);
  }

  total(side) { return this.arithmetic.plus(this.transfer(side), this.processing(side)); }

  // What a switch saves, before running costs.
  saved(today, after) {
    const {plus, minus} = this.arithmetic;
    return minus(minus(plus(this.transfer(today), this.processing(today)), this.transfer(after)), this.processing(after));
  }

  // What the switch costs: once, or every month.
  switching(recurrence) {
    const {of, plus, times} = this.arithmetic;
    return this.scenario.switch_costs.filter(cost => cost.recurrence === recurrence).reduce(
      (total, cost) => plus(total, cost.inputs.reduce((amount, input) => times(amount, this.values[input]), of(cost.scale))),
      of(Rational.zero));
  }
}

// What comes of a switch that saves so much a month, at the likely values: exact amounts of dollars, and months; null for
// never.
function plan(month, saved) {
  const oneOff = month.switching("once"), running = month.switching("every_month"), net = saved.minus(running);
  const months = !net.isPositive ? null : oneOff.isPositive ? oneOff.over(net) : Rational.zero;
  return {saved, oneOff, running, net, months};
}
