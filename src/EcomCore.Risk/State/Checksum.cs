namespace EcomCore.Risk;

/// <summary>A number that tells whether bytes were changed by accident.</summary>
internal static class Checksum
{
    public const int Size = 8;

    /// <summary>FNV-1a, 64 bits (Fowler, Noll, Vo, 1991).</summary>
    public static ulong Of(ReadOnlySpan<byte> bytes)
    {
        var hash = 14695981039346656037UL;
        foreach (var value in bytes)
        {
            hash = (hash ^ value) * 1099511628211UL;
        }

        return hash;
    }

    /// <summary>Whether bytes end with the number of those before.</summary>
    public static bool Holds(byte[] bytes) =>
        bytes.Length >= Size && new ByteReader(bytes, bytes.Length - Size, Size).ReadUInt64() == Of(bytes.AsSpan(0, bytes.Length - Size));
}
