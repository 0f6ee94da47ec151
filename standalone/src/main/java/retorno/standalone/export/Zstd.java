package retorno.standalone.export;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/// Parquet's pages packed with zstd. Parquet's own codecs are Hadoop's, and would bring Hadoop.
final class Zstd implements CompressionCodecFactory {
    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName name) {
        return new Compressor();
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName name) {
        return new Decompressor();
    }

    @Override
    public void release() {}

    private record Compressor() implements BytesInputCompressor {
        @Override
        public BytesInput compress(BytesInput bytes) throws IOException {
            return BytesInput.from(
                    com.github.luben.zstd.Zstd.compress(bytes.toInputStream().readAllBytes()));
        }

        @Override
        public CompressionCodecName getCodecName() {
            return CompressionCodecName.ZSTD;
        }

        @Override
        public void release() {}
    }

    private record Decompressor() implements BytesInputDecompressor {
        @Override
        public BytesInput decompress(BytesInput bytes, int size) throws IOException {
            return BytesInput.from(
                    com.github.luben.zstd.Zstd.decompress(
                            bytes.toInputStream().readAllBytes(), size));
        }

        @Override
        public void decompress(ByteBuffer packed, int length, ByteBuffer plain, int size) {
            byte[] bytes = new byte[length];
            packed.get(bytes);
            plain.put(com.github.luben.zstd.Zstd.decompress(bytes, size));
        }

        @Override
        public void release() {}
    }
}
