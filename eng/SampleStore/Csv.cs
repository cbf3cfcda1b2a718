using System.Globalization;
using System.Text;

namespace EcomCore.SampleData;

/// <summary>The rows as CSV (RFC 4180, LF line ends).</summary>
internal static class Csv
{
    public static string Orders(IEnumerable<OrderLine> lines)
    {
        var text = new StringBuilder("order_id,customer_id,channel,sku,quantity,unit_price,ordered_at\n");
        foreach (var line in lines)
        {
            var (yuan, fen) = Math.DivRem(line.UnitPrice, 100);
            text.Append(CultureInfo.InvariantCulture, $"{line.OrderId},{line.CustomerId},{line.Channel},{line.Code},{line.Quantity},")
                .Append(CultureInfo.InvariantCulture, $"{yuan}.{fen:00},{line.At:s}\n");
        }

        return text.ToString();
    }

    public static string Stock(IEnumerable<StockCount> counts)
    {
        var text = new StringBuilder("sku,warehouse,on_hand\n");
        foreach (var count in counts)
        {
            text.Append(CultureInfo.InvariantCulture, $"{count.Code},{count.Warehouse},{count.OnHand}\n");
        }

        return text.ToString();
    }

    public static string Posts(IEnumerable<Post> posts)
    {
        var text = new StringBuilder("post_id,platform,posted_at,text\n");
        var number = 0;
        foreach (var post in posts)
        {
            text.Append(CultureInfo.InvariantCulture, $"P{++number:0000},{post.Platform},{post.At:s}+08:00,{Quoted(post.Text)}\n");
        }

        return text.ToString();
    }

    private static string Quoted(string text) =>
        text.AsSpan().ContainsAny(",\"\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
