namespace EcomCore.Inventory;

/// <summary>Finds about the price at which the stock is used up, by guesses at how many lots are worth a price.</summary>
internal static class PriceGuess
{
    // A guess need not be better than the counts behind it: exact ones follow whatever is found here.
    private const int MostSteps = 24;
    private const double Near = 1e-9;

    // Where so many places in a row are worth too much, the stock may not even be enough for what is sure to be sold.
    private const int StepsToEnd = 3;

    /// <summary>Guesses the lots that are worth at least a price, or more than it; their units.</summary>
    public static double Count(Worth price, bool isStrict, in AllocationDesk desk, in ProfitDesk money, Span<long> counts)
    {
        var sum = 0.0;
        for (var i = 0; i < counts.Length; i++)
        {
            var lots = money.Guess(i, price, isStrict, desk.Lots[i]);
            var count = lots >= desk.Most[i] ? desk.Most[i] : Math.Max(desk.Fewest[i], (long)lots);
            counts[i] = count;
            sum += (double)count * desk.Lots[i];
        }

        return sum;
    }

    /// <summary>
    /// Finds the lowest margin for which the stock is enough for all that is worth more: the price is below it and above the next one.
    /// </summary>
    /// <param name="stock">Units.</param>
    /// <param name="all">Units of all that pays, more than the stock.</param>
    /// <param name="desk">Limits and lot sizes.</param>
    /// <param name="money">Curves and margins.</param>
    /// <param name="counts">Room for counts.</param>
    /// <param name="bracket">Receives the ends of the scale of that margin.</param>
    /// <param name="t">Receives a place between them.</param>
    /// <returns>Its place among the sorted margins.</returns>
    public static int Margin(double stock, double all, in AllocationDesk desk, in ProfitDesk money, Span<long> counts, out PriceBracket bracket, out double t)
    {
        var margins = money.SortMargins();
        var (low, high) = (0, margins.Length - 1);
        while (low < high && margins[low] + money.HoldingCost <= 0)
        {
            low++;
        }

        var (enough, tooMuch) = (double.NaN, all);
        while (low < high)
        {
            var middle = (low + high) / 2;
            var sum = Count(new Worth(margins[middle], 0), isStrict: true, desk, money, counts);
            if (sum <= stock)
            {
                (high, enough) = (middle, sum);
            }
            else
            {
                (low, tooMuch) = (middle + 1, sum);
            }
        }

        if (double.IsNaN(enough))
        {
            enough = Count(new Worth(margins[high], 0), isStrict: true, desk, money, counts);
        }

        bracket = new PriceBracket(PriceScale.Deepest, money.ScaleOf(high).End, enough - stock, tooMuch - stock);
        t = bracket.Next();
        return high;
    }

    /// <summary>Finds the place at which guessed counts use up the stock.</summary>
    /// <param name="stock">Units.</param>
    /// <param name="t">The first place to look at; receives the one found.</param>
    /// <param name="scale">The scale of prices.</param>
    /// <param name="bracket">Its ends.</param>
    /// <param name="desk">Limits and lot sizes.</param>
    /// <param name="money">Curves and margins.</param>
    /// <param name="counts">Receives the guessed counts.</param>
    /// <returns>The units of the guessed counts.</returns>
    public static double Place(
        double stock, ref double t, in PriceScale scale, PriceBracket bracket, in AllocationDesk desk, in ProfitDesk money, Span<long> counts)
    {
        var sum = Count(scale.At(t), isStrict: false, desk, money, counts);
        for (var step = 0; step < MostSteps && Math.Abs(sum - stock) > 1 + (counts.Length / 2) && bracket.High - bracket.Low > Near; step++)
        {
            bracket.Narrow(t, sum - stock);
            t = step == StepsToEnd && bracket.Low == PriceScale.Deepest ? bracket.Low : bracket.Next();
            sum = Count(scale.At(t), isStrict: false, desk, money, counts);
        }

        return sum;
    }
}
