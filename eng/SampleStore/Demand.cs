namespace EcomCore.SampleData;

/// <summary>Expected order lines: trend of the channel, season and peaks of the category, day of the week.</summary>
internal static class Demand
{
    private static readonly double[] Weekdays = [1.13, 0.97, 0.94, 0.93, 0.95, 0.98, 1.10];
    private static readonly double TotalWeight = PortableMath.Sum(
        Catalogue.Products.Where(product => product.Launched <= Catalogue.FirstDay).Select(product => product.DailyWeight));

    /// <summary>Expected order lines of each item of <see cref="Catalogue.Items"/> on one day in one channel.</summary>
    public static double[] LinesOf(DateOnly day, Channel channel)
    {
        var ordinary = channel.LinesOn(day) * Weekdays[(int)day.DayOfWeek] / TotalWeight;
        return Array.ConvertAll(Catalogue.Items, item => ordinary * FactorOf(item, day, channel));
    }

    private static double FactorOf(Item item, DateOnly day, Channel channel)
    {
        var product = item.Product;
        return product.Launched > day
            ? 0
            : item.DailyWeight * channel.AffinityTo(product.Category) * SeasonOf(product, day) * PeakCalendar.FactorOf(day, product.Category);
    }

    // Monthly figures belong to the middle of their month; days between two middles lie on the line between them.
    private static double SeasonOf(Product product, DateOnly day)
    {
        var place = day.Month - 1 + ((day.Day - 15) / 30.0);
        var month = place < 0 ? 11 : (int)place;
        var part = place < 0 ? place + 1 : place - month;
        var (from, to) = (product.Months[month], product.Months[(month + 1) % 12]);
        return (from + ((to - from) * part)) / 100;
    }
}
