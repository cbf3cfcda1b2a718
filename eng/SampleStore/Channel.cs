namespace EcomCore.SampleData;

/// <summary>A place where the store sells.</summary>
/// <param name="Id">Id in the files, also the platform code.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Stage">mature, growing or new.</param>
/// <param name="Opened">First day of sale.</param>
/// <param name="FirstLines">Order lines of an ordinary day when it opened.</param>
/// <param name="LastLines">Order lines of an ordinary day at the end.</param>
/// <param name="PricePercent">Its prices in percent of the list prices.</param>
/// <param name="CommissionRate">The platform's part of the revenue, as written in store.json.</param>
/// <param name="LogisticsCost">Yuan per unit, as written in store.json.</param>
/// <param name="Affinity">How well apparel, electronics, food and home sell here; 1 is ordinary.</param>
internal sealed record Channel(
    string Id, string Name, string Stage, DateOnly Opened, double FirstLines, double LastLines, int PricePercent, string CommissionRate,
    string LogisticsCost, double[] Affinity)
{
    /// <summary>Order lines of an ordinary day: a straight line from the opening to the store's last day, 0 before.</summary>
    public double LinesOn(DateOnly day)
    {
        if (day < Opened)
        {
            return 0;
        }

        var passed = (double)(day.DayNumber - Opened.DayNumber) / (Catalogue.LastDay.DayNumber - Opened.DayNumber);
        return FirstLines + ((LastLines - FirstLines) * passed);
    }

    public double AffinityTo(Category category) => Affinity[(int)category - 1];
}
