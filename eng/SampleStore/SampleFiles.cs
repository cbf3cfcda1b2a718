using System.Text;

namespace EcomCore.SampleData;

/// <summary>The files of the synthetic sample store. Everything in them is invented; no row comes from a real shop.</summary>
/// <remarks>
/// The result depends on the seed alone: random numbers come from <see cref="Dice"/>, and no library function whose last digit may
/// differ between machines is called. Each part has dice of its own, so that a change in one leaves the others as they are.
/// </remarks>
public static class SampleFiles
{
    /// <summary>The seed of the store in docs/sample-store.</summary>
    public const ulong DefaultSeed = 20251012;

    /// <summary>Makes the store's files in memory.</summary>
    /// <param name="seed">Any number; the same number gives the same bytes on every machine.</param>
    /// <returns>Content by file name, in UTF-8 without a byte order mark and with LF line ends.</returns>
    public static IReadOnlyDictionary<string, byte[]> Generate(ulong seed = DefaultSeed)
    {
        var orders = new OrderBook(new Dice(seed)).Write();
        var stock = Warehouse.CountStock(orders, new Dice(seed + 1));
        var posts = PostBox.Write(new Dice(seed + 2));

        return new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["orders.csv"] = Bytes(Csv.Orders(orders)),
            ["posts.csv"] = Bytes(Csv.Posts(posts)),
            ["sku-schema.json"] = Bytes(StoreJson.Schema),
            ["stock.csv"] = Bytes(Csv.Stock(stock)),
            ["store.json"] = Bytes(StoreJson.Store()),
        };
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n"));
}
