// SplitMix64, as the command draws: Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators" (OOPSLA 2014),
// section 5. Numbers from 0 up to but not including 1, kept, since every answer on the page draws the same ones.
class SeededNumbers {
  constructor(seed) { this.state = seed; this.drawn = []; }

  at(index) {
    while (this.drawn.length <= index) {
      this.state = BigInt.asUintN(64, this.state + 0x9E3779B97F4A7C15n);
      let bits = this.state;
      bits = BigInt.asUintN(64, (bits ^ (bits >> 30n)) * 0xBF58476D1CE4E5B9n);
      bits = BigInt.asUintN(64, (bits ^ (bits >> 27n)) * 0x94D049BB133111EBn);
      this.drawn.push(Number((bits ^ (bits >> 31n)) >> 11n) * 2 ** -53);
    }
    return this.drawn[index];
  }
}

// A value of an estimate, for a number from 0 to 1; Kotz and van Dorp, "Beyond Beta" (2004), section 1.2.
function drawn(estimate, part) {
  const low = estimate.low.double, high = estimate.high.double, width = high - low;
  if (!estimate.has_mode || !(width > 0)) { return low + part * width; }
  const rise = (estimate.likely.double - low) / width;
  return part < rise ? low + width * Math.sqrt(part * rise) : high - width * Math.sqrt((1 - part) * (1 - rise));
}

// What a switch comes to in many draws from the ranges of its inputs and the intervals of the measured times: dollars once and
// net a month, by draw, and months until it pays back, ascending; infinite for never.
class Draws {
  constructor(scenario, numbers, today, after) {
    const ranged = scenario.inputs.filter(input => input.estimate.low.isBelow(input.estimate.high));
    const values = Object.fromEntries(scenario.inputs.map(input => [input.option, input.estimate.likely.double]));
    const month = new Month(nearly, scenario, values);
    const savesTheSame = !ranged.some(input => input.moves_saving);
    const known = savesTheSame ? month.saved(today, after) : 0;
    const timeNoise = today.time_noise.plus(after.time_noise), isNoisy = timeNoise.isPositive;
    const width = ranged.length + (isNoisy ? 1 : 0);
    this.count = width > 0 ? scenario.draw_count : 1;
    this.oneOff = new Float64Array(this.count);
    this.net = new Float64Array(this.count);
    // The same with the measured times as they are.
    this.measured = new Float64Array(this.count);
    for (let draw = 0; draw < this.count; draw += 1) {
      ranged.forEach((input, index) => {
        values[input.option] = drawn(input.estimate, numbers.at(draw * width + index));
      });
      this.oneOff[draw] = month.switching("once");
      this.measured[draw] = (savesTheSame ? known : month.saved(today, after)) - month.switching("every_month");
      this.net[draw] = !isNoisy ? this.measured[draw]
        : this.measured[draw] + month.processingOf(timeNoise.double) * (2 * numbers.at(draw * width + ranged.length) - 1);
    }
    this.months = this.oneOff.map((oneOff, draw) => Draws.months(oneOff, this.net[draw])).sort();
  }

  static months(oneOff, net) { return net > 0 ? Math.max(0, oneOff / net) : Infinity; }

  // The months after which a part of the draws has paid back.
  breakEven(fraction) {
    const rank = Math.ceil(fraction * this.count);
    return this.months[Math.min(Math.max(rank, 1), this.count) - 1];
  }

  // The part of the draws that has paid back within so many months.
  shareThatPays(months) { return this.months.filter(each => each <= months).length / this.count; }

  // The same with the measured times all at one place of their intervals, so that each month earns so many dollars more.
  shareAt(months, shift) {
    return this.oneOff.filter((oneOff, draw) => Draws.months(oneOff, this.measured[draw] + shift) <= months).length / this.count;
  }
}
