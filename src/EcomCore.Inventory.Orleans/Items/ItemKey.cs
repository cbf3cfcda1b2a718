using System.Globalization;
using System.Runtime.InteropServices;

namespace EcomCore.Inventory.Orleans;

/// <summary>The keys of items and their pools. Pool 0 has the item's own name; the others carry their number behind a character that no item has.</summary>
internal static class ItemKey
{
    public const int MaxPools = 64;

    private const char Separator = '\u0001';

    public static string Of(string sku, int pool) => pool == 0 ? sku : sku + Separator + pool.ToString(CultureInfo.InvariantCulture);

    public static string SkuOf(string key) => key.Split(Separator)[0];

    public static int PoolOf(string key)
    {
        var at = key.IndexOf(Separator, StringComparison.Ordinal);
        return at < 0 ? 0 : int.Parse(key.AsSpan(at + 1), CultureInfo.InvariantCulture);
    }

    /// <summary>The pool of a split item that an order goes to first.</summary>
    public static int PoolFor(string orderId, int pools) => pools <= 1 ? 0 : (int)(HashOf(orderId) % (uint)pools);

    /// <summary>A number for a text, the same on every machine: FNV-1a over its UTF-16 units (Fowler, Noll, Vo 1991), its bits mixed once more.</summary>
    public static uint HashOf(string text)
    {
        var hash = 2166136261u;
        foreach (var unit in MemoryMarshal.AsBytes(text.AsSpan()))
        {
            hash = (hash ^ unit) * 16777619u;
        }

        hash ^= hash >> 15;
        hash *= 0x2C1B3C6Du;
        return hash ^ (hash >> 13);
    }
}
