// Every codec of the package in one import. A client that wants fewer C libraries imports the codecs' modules one by one.

@_exported public import AvroBzip2
@_exported public import AvroDeflate
@_exported public import AvroSnappy
@_exported public import AvroXZ
@_exported public import AvroZstandard
@_exported public import FoundationJSONCodec
@_exported public import LibAvroCodec
@_exported public import LibCBORCodec
@_exported public import LibXML2Codec
@_exported public import MessagePackCCodec
@_exported public import NativeCodecs
@_exported public import ProtobufCCodec
@_exported public import RecordModel
