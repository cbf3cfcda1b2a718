namespace EcomCore.SampleData;

/// <summary>One size of a product: what is ordered and stocked.</summary>
/// <param name="Product">The product.</param>
/// <param name="Code">The item's code (SKU).</param>
/// <param name="DailyWeight">Its part of the product's sales.</param>
/// <param name="Price">List price in fen.</param>
internal sealed record Item(Product Product, string Code, double DailyWeight, int Price)
{
    public static IEnumerable<Item> Of(Product product)
    {
        var shares = PortableMath.Sum(product.Sizes.Select(ShareOf));
        foreach (var size in product.Sizes)
        {
            var price = product.Price * PricePercentOf(size) / 1000 * 10;
            yield return new Item(product, ItemCode.Of(product, size), product.DailyWeight * ShareOf(size) / shares, price);
        }
    }

    private static double ShareOf(char size) => size switch { 'S' => 0.3, 'M' => 0.45, _ => 0.25 };

    private static int PricePercentOf(char size) => size switch { 'S' => 90, 'M' => 100, _ => 115 };
}
