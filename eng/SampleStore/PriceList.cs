namespace EcomCore.SampleData;

/// <summary>What a unit costs: list price, channel, and the reductions of the two shopping festivals.</summary>
internal static class PriceList
{
    /// <summary>The unit price in fen, a multiple of ten.</summary>
    public static int On(DateOnly day, Item item, Channel channel) =>
        item.Price * channel.PricePercent / 100 * PercentOn(day) / 1000 * 10;

    private static int PercentOn(DateOnly day) => ((day.Month * 100) + day.Day) switch
    {
        1111 or 618 => 80,
        (>= 1101 and <= 1112) or (>= 616 and <= 619) or 601 => 88,
        _ => 100,
    };
}
