import FoundationJSONCodec
import NativeCodecs
import Testing
import Workloads

@Suite struct WorkloadsTests {
  private static func sampleBytes<Payload: Workload>(_ workload: Payload.Type) throws -> [[UInt8]] {
    let codec = ProtobufCodec<Payload.Item>()
    return try workload.make().sample.map { record in try codec.encode(record) }
  }

  private static func composition<Payload: Workload>(
    of workload: Payload.Type
  ) throws -> Composition {
    try Composition(of: try workload.make().sample)
  }

  @Test(arguments: Workloads.all.map { $0.name })
  func theRecordsAreTheSameEachTimeAndNotAllAlike(name: String) throws {
    let workload = try #require(Workloads.all.first { $0.name == name })
    let bytes = try Self.sampleBytes(workload)
    #expect(try Self.sampleBytes(workload) == bytes)
    #expect(Set(bytes).count == bytes.count)
    #expect(bytes.count == workload.sampleCount)
  }

  @Test func namesAreUniqueAndSummariesFitALine() {
    #expect(Set(Workloads.all.map { $0.name }).count == 9)
    for workload in Workloads.all {
      #expect(!workload.summary.isEmpty && workload.summary.count <= 60)
      #expect(!workload.purpose.isEmpty)
    }
  }

  @Test("The JSON of an API response averages 2,000 bytes within 2 %, as the assignment assumes")
  func apiResponse() throws {
    let codec = FoundationJSONCodec<ApiResponse>()
    let sizes = try ApiResponseWorkload.make().sample.map { response in
      Double(try codec.encode(response).count)
    }
    let mean = sizes.reduce(0, +) / Double(sizes.count)
    #expect((1960...2040).contains(mean), "\(mean) B")
  }

  @Test func twoProfilesInFiveHaveABiography() throws {
    let batch = try UserProfileWorkload.make().batch
    #expect(batch.profiles.allSatisfy { $0.recentPosts.count == 5 })
    let share = Double(batch.profiles.count { $0.bio != nil }) / Double(batch.profiles.count)
    #expect((0.3...0.5).contains(share), "\(share)")
  }

  @Test func compositionsAreWhatTheWorkloadsAreFor() throws {
    #expect(try Self.composition(of: TelemetryWorkload.self).numberShare > 0.95)
    #expect(try Self.composition(of: StockTicksWorkload.self).numberShare > 0.8)
    #expect(try Self.composition(of: IsoLanguagesWorkload.self).textShare == 1)
    #expect(try Self.composition(of: BookCatalogWorkload.self).textShare > 0.6)
    let orders = try Self.composition(of: FoodOrderWorkload.self)
    let presence = try #require(orders.presence)
    #expect((0.2...0.8).contains(presence))
  }

  @Test func aStandardListOfLanguagesIsReadWhole() throws {
    let records = try IsoLanguagesWorkload.make()
    #expect(records.batchCount > 7000)
    #expect(records.batchCount == records.batch.languages.count)
    let english = records.batch.languages.first { $0.alpha3 == "eng" }
    #expect(english?.name == "English")
    #expect(english?.alpha2 == "en")
  }
}
