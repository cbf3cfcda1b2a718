using System.Buffers.Binary;
using System.Security.Cryptography;

namespace EcomCore.Inventory;

/// <summary>The checks of batches: the first 16 bytes of SHA-256 over the check before, the number and the body.</summary>
internal static class BatchChain
{
    public const int Length = 16;

    public static byte[] Start { get; } = new byte[Length];

    public static byte[] Next(ReadOnlySpan<byte> before, long id, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> number = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(number, id);
        hash.AppendData(before);
        hash.AppendData(number);
        hash.AppendData(body);
        return hash.GetHashAndReset()[..Length];
    }

    /// <summary>What is wrong with a batch that should follow another; null when nothing is.</summary>
    public static string? FaultOf(in StoredBatch batch, long idBefore, ReadOnlySpan<byte> before)
    {
        if (batch.Id != idBefore + 1)
        {
            return FormattableString.Invariant($"batch {idBefore + 1} is missing");
        }

        return Next(before, batch.Id, batch.Body).AsSpan().SequenceEqual(batch.Chain)
            ? null
            : FormattableString.Invariant($"batch {batch.Id} is not what was written");
    }
}
