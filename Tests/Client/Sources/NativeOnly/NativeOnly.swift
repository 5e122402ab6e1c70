import NativeCodecs

@main
enum NativeOnly {
  static func main() throws {
    let schema = RecordSchema("Greeting", [FieldSchema(1, "text", .string)])
    var greeting = DynamicRecord(schema: schema)
    greeting["text"] = .string("hello")
    print(try ProtobufCodec<DynamicRecord>(schema: schema).encode(greeting))
  }
}
