namespace EcomCore.Segmentation;

/// <summary>Equal histories once, with how many customers have them; times in their mean age.</summary>
internal sealed class HistoryGroups
{
    private HistoryGroups(PurchaseHistory[] histories, double[] weights, double timeScale)
    {
        Histories = histories;
        Weights = weights;
        TimeScale = timeScale;
        Repeats = Array.ConvertAll(histories, history => history.Repeats);
        Last = Array.ConvertAll(histories, history => history.LastPurchase / timeScale);
        Ages = Array.ConvertAll(histories, history => history.Age / timeScale);
        Counts = [.. histories.Zip(weights, (history, weight) => (history.Repeats, weight)).GroupBy(pair => pair.Repeats)
            .Select(group => (group.Key, group.Sum(pair => pair.weight)))];
        Customers = (int)weights.Sum();
        TotalRepeats = Counts.Sum(count => count.Repeats * count.Weight);
        MeanAge = Ages.Zip(weights, (age, weight) => age * weight).Sum() / Math.Max(1, Customers);
    }

    public PurchaseHistory[] Histories { get; }

    public int[] Repeats { get; }

    public double[] Last { get; }

    public double[] Ages { get; }

    public double[] Weights { get; }

    /// <summary>Gets the customers per number of repeats: what depends on that number alone is computed once for each.</summary>
    public (int Repeats, double Weight)[] Counts { get; }

    public double TimeScale { get; }

    public int Customers { get; }

    public double TotalRepeats { get; }

    public double CustomersWithRepeats => Counts.Where(count => count.Repeats > 0).Sum(count => count.Weight);

    public double MeanAge { get; }

    /// <summary>Gets why no model can be fitted.</summary>
    public FitRefusal Refusal => Customers == 0 ? FitRefusal.NoCustomers
        : TotalRepeats <= 0 ? FitRefusal.NoRepeats
        : Histories.Length == 1 ? FitRefusal.NoVariation
        : FitRefusal.None;

    public static HistoryGroups Of(IEnumerable<PurchaseHistory> histories)
    {
        var sorted = histories.ToArray();
        Array.Sort(sorted, Compare);

        var distinct = new List<PurchaseHistory>();
        var weights = new List<double>();
        double ages = 0;
        foreach (var history in sorted)
        {
            ages += history.Age;
            if (distinct.Count > 0 && distinct[distinct.Count - 1] == history)
            {
                weights[weights.Count - 1]++;
            }
            else
            {
                distinct.Add(history);
                weights.Add(1);
            }
        }

        return new HistoryGroups([.. distinct], [.. weights], ages > 0 ? ages / sorted.Length : 1);
    }

    private static int Compare(PurchaseHistory left, PurchaseHistory right)
    {
        var byRepeats = left.Repeats.CompareTo(right.Repeats);
        var byLast = byRepeats != 0 ? byRepeats : left.LastPurchase.CompareTo(right.LastPurchase);
        return byLast != 0 ? byLast : left.Age.CompareTo(right.Age);
    }
}
