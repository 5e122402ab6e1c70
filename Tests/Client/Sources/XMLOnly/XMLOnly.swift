import LibXML2Codec

@main
enum XMLOnly {
  static func main() throws {
    let schema = RecordSchema("Greeting", [FieldSchema(1, "text", .string)])
    var greeting = DynamicRecord(schema: schema)
    greeting["text"] = .string("hello")
    let bytes = try LibXML2Codec<DynamicRecord>(schema: schema).encode(greeting)
    print(String(decoding: bytes, as: UTF8.self))
  }
}
