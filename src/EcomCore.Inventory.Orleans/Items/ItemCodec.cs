namespace EcomCore.Inventory.Orleans;

/// <summary>Writes what the journal of an item keeps, and its snapshots: which coordinator each order obeys, then what <see cref="LedgerCodec"/> wrote.</summary>
internal static class ItemCodec
{
    public static byte[] Encode(IReadOnlyCollection<KeyValuePair<string, long>> epochs, byte[] rest)
    {
        using var stream = new MemoryStream(rest.Length + 1);
        using var writer = new BinaryWriter(stream);
        writer.Write7BitEncodedInt(epochs.Count);
        foreach (var (orderId, epoch) in epochs)
        {
            writer.Write(orderId);
            writer.Write7BitEncodedInt64(epoch);
        }

        writer.Write(rest);
        return stream.ToArray();
    }

    /// <summary>Reads both parts.</summary>
    /// <returns>The second part.</returns>
    /// <exception cref="FormatException">The bytes were not written here.</exception>
    public static ReadOnlySpan<byte> Decode(byte[] bytes, List<KeyValuePair<string, long>> epochs)
    {
        epochs.Clear();
        try
        {
            using var stream = new MemoryStream(bytes);
            using var reader = new BinaryReader(stream);
            for (var left = reader.Read7BitEncodedInt(); left > 0; left--)
            {
                epochs.Add(new(reader.ReadString(), reader.Read7BitEncodedInt64()));
            }

            return bytes.AsSpan((int)stream.Position);
        }
        catch (Exception failure) when (failure is IOException or ArgumentException)
        {
            throw new FormatException("The bytes end too early.", failure);
        }
    }
}
