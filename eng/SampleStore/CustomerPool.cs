namespace EcomCore.SampleData;

/// <summary>
/// Who buys: customers come, buy at rates of their own and may leave after any purchase, the story behind the BG/NBD model
/// (Fader, Hardie and Lee 2005), so that recency, frequency and lifetime value have something to find.
/// </summary>
internal sealed class CustomerPool(Dice dice)
{
    private const double GuestShare = 0.03;
    private const double NewShare = 0.2;
    private const double StrangerShare = 0.06;
    private const int SmallestPool = 20;
    private const double HighestRate = 8;

    private readonly Dictionary<string, List<Customer>> _living = Catalogue.Channels.ToDictionary(channel => channel.Id, _ => new List<Customer>());
    private int _last = 10_000;

    /// <summary>The buyer of the next order in a channel; empty for a guest.</summary>
    public string Next(Channel channel)
    {
        if (dice.Chance(GuestShare))
        {
            return "";
        }

        var home = _living[dice.Chance(StrangerShare) ? dice.Pick(Catalogue.Channels).Id : channel.Id];
        if (home.Count < SmallestPool || dice.Chance(NewShare))
        {
            home = _living[channel.Id];
            home.Add(new Customer(FormattableString.Invariant($"C{++_last}"), Math.Min(dice.Exponential(), HighestRate), LeavingChance()));
            return Buy(home, home.Count - 1);
        }

        return Buy(home, ByRate(home));
    }

    // Most leave early, some stay for years: 4 % to 74 % after each purchase, mean 27 %.
    private double LeavingChance()
    {
        var unit = dice.Unit();
        return 0.04 + (0.7 * unit * unit);
    }

    private int ByRate(List<Customer> home)
    {
        while (true)
        {
            var place = dice.Below(home.Count);
            if (dice.Unit() * HighestRate < home[place].Rate)
            {
                return place;
            }
        }
    }

    private string Buy(List<Customer> home, int place)
    {
        var customer = home[place];
        if (dice.Chance(customer.LeavingChance))
        {
            home[place] = home[^1];
            home.RemoveAt(home.Count - 1);
        }

        return customer.Id;
    }

    private sealed record Customer(string Id, double Rate, double LeavingChance);
}
