import SerializationCodecs
import Workloads
import Measurement
#if canImport(Glibc)
import Glibc
#endif
func now() -> UInt64 { var t = timespec(); clock_gettime(CLOCK_MONOTONIC, &t); return UInt64(t.tv_sec) * 1_000_000_000 + UInt64(t.tv_nsec) }
func median(_ x: [Double]) -> Double { x.sorted()[x.count / 2] }
func bench(_ fns: [(String, () throws -> Void)], rounds: Int = 21) throws -> [String: Double] {
  var out: [String: [Double]] = [:]
  var iters: [Int] = []
  for (_, f) in fns { let s = now(); try f(); let d = Double(now() - s); iters.append(max(1, Int(2e6 / max(d, 100)))) }
  for _ in 0..<rounds { for (i, (n, f)) in fns.enumerated() { let s = now(); for _ in 0..<iters[i] { try f() }; out[n, default: []].append(Double(now() - s) / Double(iters[i])) } }
  return out.mapValues(median)
}
nonisolated(unsafe) var geo: [String: [Double]] = [:]
func run<W: Workload>(_ w: W.Type) throws {
  let r = try W.make()
  func go<V: RecordValue>(_ recs: [V], _ schema: RecordSchema, _ tag: String) throws {
    let pc = ProtobufCCodec<V>(schema: schema, limits: DecodingLimits(depth: 100))
    let ps = ProtobufCodec<V>(schema: schema)
    let enc = try recs.map { (x: V) in try ps.encode(x) }
    let filled = try recs.map { (x: V) in try pc.filled(x) }
    var b1 = ByteBuffer(), b2 = ByteBuffer()
    let m = try bench([
      ("c.enc", { for f in filled { b1.removeAll(); try f.pack(into: &b1) } }),
      ("s.enc", { for x in recs { b2.removeAll(); try ps.encode(x, into: &b2) } }),
      ("c.dec", { for e in enc { try pc.unpackAndFree(e.span.bytes) } }),
      ("s.dec", { for e in enc { blackHole(try ps.decode(e.span.bytes)) } }),
    ])
    let re = m["c.enc"]! / m["s.enc"]!, rd = m["c.dec"]! / m["s.dec"]!
    geo["enc", default: []].append(re); geo["dec", default: []].append(rd)
    func p(_ d: Double) -> String { String(Int(d)) }
    func q(_ d: Double) -> String { let v = Int(d * 100); return "\(v / 100).\(v % 100 / 10)\(v % 10)" }
    print(W.name, tag, enc.reduce(0) { $0 + $1.count }, "B  enc c", p(m["c.enc"]!), "swift", p(m["s.enc"]!), "ratio", q(re), " dec c", p(m["c.dec"]!), "swift", p(m["s.dec"]!), "ratio", q(rd))
  }
  try go(r.sample, W.Item.schema, "one")
  try go([r.batch], W.Batch.schema, "batch")
}
let only = CommandLine.arguments.dropFirst().first
func maybe<W: Workload>(_ w: W.Type) throws { if only == nil || only == W.name { try run(w) } }
try maybe(UserProfileWorkload.self)
try maybe(PaymentWorkload.self)
try maybe(StockTicksWorkload.self)
try maybe(FoodOrderWorkload.self)
try maybe(BookCatalogWorkload.self)
try maybe(SessionClaimsWorkload.self)
try maybe(TelemetryWorkload.self)
try maybe(ApiResponseWorkload.self)
try maybe(IsoLanguagesWorkload.self)
func gm(_ x: [Double]) -> Double { var p = 1.0; for v in x { p *= v }; return pow(p, 1 / Double(x.count)) }
print("geomean enc", gm(geo["enc"]!), "dec", gm(geo["dec"]!), "min", geo["enc"]!.min()!, geo["dec"]!.min()!)
