namespace EcomCore.Inventory;

/// <summary>What a channel is expected to sell of the units it has: E[min(D, x)], which is concave in x. Immutable.</summary>
internal readonly struct SalesCurve
{
    // Nearer to Poisson than this, the two cannot be told apart in doubles; and a law with fewer successes than that is 0 for certain.
    private const double LeastExcess = 1e-9;
    private const double LeastSuccesses = 1e-12;

    // The largest excess that is computed with, and the spreads beside which a bell is its middle: below the digits of the mean, or of any unit.
    private const double MostExcess = 1e300;
    private const double LeastMean = 1e-280;
    private const double LeastSpread = 1e-280;
    private const double LeastVariation = 1e-17;

    // Losses of lots this small beside the place where they begin are differences of far larger numbers, too.
    private const double SmallBesidePlace = 1 / 8.0;

    // Beyond this mean the losses of counts are differences of numbers far larger than they are. Five points from 0 to 1.
    private const double ManyUnits = 1e5;
    private static readonly double[] GaussPlaces = [0.046910077030668, 0.23076534494715845, 0.5, 0.76923465505284155, 0.953089922969332];
    private static readonly double[] GaussWeights = [0.11846344252809454, 0.23931433524968324, 0.28444444444444444, 0.23931433524968324, 0.11846344252809454];

    private readonly Kind _kind;
    private readonly double _mean;
    private readonly double _spread;

    private readonly NormalLaw _normal;
    private readonly CountLaw _law;
    private readonly EmpiricalLaw _observed;

    private SalesCurve(Kind kind, double mean, double spread, NormalLaw normal = default, EmpiricalLaw observed = default)
    {
        _kind = kind;
        _mean = mean;
        _spread = spread;
        _normal = normal;
        _observed = observed;
    }

    private SalesCurve(Kind kind, in CountLaw law)
    {
        _kind = kind;
        _mean = law.Mean;
        _spread = law.Deviation;
        _law = law;
    }

    // The default is a certain demand of 0.
    private enum Kind
    {
        Certain,
        Normal,
        Poisson,
        NegativeBinomial,
        Empirical,
    }

    /// <summary>The demand by its model. A mean of 0 is no demand for certain, whatever the deviation: half a bell above 0 is not what 0 says.</summary>
    public static SalesCurve Of(DemandModel model, double mean, double stdDev)
    {
        if (mean == 0 || (mean < LeastMean && model != DemandModel.Normal))
        {
            return default;
        }

        return model switch
        {
            DemandModel.Normal when stdDev > LeastSpread && stdDev > mean * LeastVariation =>
                new SalesCurve(Kind.Normal, mean, stdDev, new NormalLaw(mean, stdDev)),
            DemandModel.Normal => new SalesCurve(Kind.Certain, mean, 0),
            DemandModel.NegativeBinomial => NegativeBinomial(mean, stdDev),
            _ => new SalesCurve(Kind.Poisson, CountLaw.Poisson(mean)),
        };
    }

    private static SalesCurve NegativeBinomial(double mean, double stdDev)
    {
        // How much more than Poisson's the variance is, in units of the mean.
        var excess = (stdDev / mean * stdDev) - 1;
        if (excess > MostExcess)
        {
            // Counts know a law so wide by its successes alone, which must not become 0 because a square overflows.
            var successes = mean / stdDev * (mean / stdDev);
            return successes < LeastSuccesses ? default
                : new SalesCurve(Kind.NegativeBinomial, CountLaw.NegativeBinomial(successes * MostExcess, Math.Sqrt(successes) * MostExcess, MostExcess));
        }

        if (!(excess > LeastExcess) || double.IsInfinity(mean / excess))
        {
            return new SalesCurve(Kind.Poisson, CountLaw.Poisson(mean));
        }

        return mean / excess < LeastSuccesses ? default : new SalesCurve(Kind.NegativeBinomial, CountLaw.NegativeBinomial(mean, stdDev, excess));
    }

    /// <summary>The demand that was observed, each observation as likely as the others.</summary>
    public static SalesCurve Of(IReadOnlyList<double> observations)
    {
        var observed = new EmpiricalLaw(observations);
        return new SalesCurve(Kind.Empirical, observed.Mean, observed.Deviation, observed: observed);
    }

    /// <summary>Gets the mean of the demand; of the untruncated one for Normal.</summary>
    public double Mean => _mean;

    /// <summary>What one more lot beyond some is worth per unit.</summary>
    public Worth WorthOf(long lots, long lot, double margin, double holdingCost)
    {
        var (sold, unsold) = lot == 1 ? ShareOfUnit(lots) : ShareOfLot((double)lots * lot, lot);
        return Worth.Of(margin, holdingCost, sold, unsold);
    }

    /// <summary>Whether the chances of this count come with those of its neighbours.</summary>
    public bool HasUnitTails(double unit) =>
        (_kind == Kind.Poisson && UnitTails.AreNear(unit, _mean)) || (_kind == Kind.NegativeBinomial && UnitTails.AreNear(unit, _mean, _law.Successes));

    /// <summary>Fills in the smaller tails of the counts from first on; returns whether they are the chances of more.</summary>
    public bool FillUnitTails(long first, Span<double> tails) =>
        _kind == Kind.Poisson ? UnitTails.Poisson(first, _mean, tails) : UnitTails.NegativeBinomial(first, _law, tails);

    /// <summary>What one more unit is worth whose tail is known.</summary>
    public static Worth WorthOfUnit(double tail, bool isAbove, double margin, double holdingCost)
    {
        var (sold, unsold) = Split(tail, isAbove);
        return Worth.Of(margin, holdingCost, sold, unsold);
    }

    /// <summary>Units expected to be sold of so many.</summary>
    public double Sales(long units) => _kind switch
    {
        Kind.Certain => Math.Min(_mean, units),
        Kind.Normal or Kind.Empirical => units == 0 ? 0 : units * ShareOfLot(0, units).Sold,
        _ => CountSales.Of(_law, units),
    };

    /// <summary>About the number of lots that are sold with at least this probability; the probability of not being sold is given beside it.</summary>
    public double Guess(double sold, double unsold, long lot)
    {
        // A chance next to 1 is told by what it leaves, and that is never nothing but of a certain demand and of one that was observed.
        if (unsold < 0 || (unsold == 0 && _kind != Kind.Certain && _kind != Kind.Empirical))
        {
            return 0;
        }

        sold = Math.Max(sold, Worth.LeastChance);

        if (_kind == Kind.Certain)
        {
            return Math.Ceiling(_mean / lot);
        }

        if (_kind == Kind.Empirical)
        {
            return Math.Floor((_observed.PlaceOf(unsold) / lot) + 0.5);
        }

        var place = _kind == Kind.Normal ? _normal.PlaceOf(sold, unsold) : PlaceOf(sold, unsold);
        return Math.Max(0, Math.Floor((place / lot) + 0.5));
    }

    /// <summary>About the units from one whose tail is known, for counts, to those that are sold with some probability.</summary>
    public double UnitsBetween(double tail, bool isAbove, double sold, double unsold)
    {
        var (here, rest) = Split(tail, isAbove);
        return Math.Floor(PlaceOf(Math.Max(sold, Worth.LeastChance), unsold) - PlaceOf(here, rest));
    }

    /// <summary>About the count that demand goes beyond with a chance; what it leaves of 1 is given beside it.</summary>
    private double PlaceOf(double sold, double unsold) => _law.PlaceOf(NormalTail.Quantile(unsold, sold));

    private (double Sold, double Unsold) ShareOfUnit(long unit)
    {
        if (!HasUnitTails(unit))
        {
            return ShareOfFarUnit(unit);
        }

        Span<double> tails = stackalloc double[UnitTails.Counts];
        var first = unit & -UnitTails.Counts;
        var isAbove = FillUnitTails(first, tails);
        return Split(tails[(int)(unit - first)], isAbove);
    }

    private static (double Sold, double Unsold) Split(double tail, bool isAbove)
    {
        var rest = Math.Max(0, 1 - tail);
        return isAbove ? (Math.Min(1, tail), rest) : (rest, Math.Min(1, tail));
    }

    private (double Sold, double Unsold) ShareOfFarUnit(long unit)
    {
        switch (_kind)
        {
            case Kind.Poisson:
                return PoissonTail.Split(unit, _mean);
            case Kind.NegativeBinomial:
                return NegativeBinomialTail.Split(unit, _law.Successes, _law.Excess);
            default:
                return ShareOfLot(unit, 1);
        }
    }

    /// <summary>The share of the units from a place on that is expected to be sold, and the share that is not.</summary>
    private (double Sold, double Unsold) ShareOfLot(double from, double units)
    {
        switch (_kind)
        {
            case Kind.Certain:
                var certain = Math.Max(0, Math.Min(1, (_mean - from) / units));
                return (certain, 1 - certain);
            case Kind.Normal:
                return _normal.Share(from, units);
            case Kind.Empirical:
                return _observed.Share(from, units);
            default:
                if (units <= UnitTails.MostOfLot(_spread) && HasUnitTails(from + units))
                {
                    return MeanOfUnits((long)from, (int)units);
                }

                if (units <= _spread && (_mean > ManyUnits || (from > ManyUnits && units <= from * SmallBesidePlace)))
                {
                    return MeanOfTail(from, units);
                }

                // What is sold falls to nothing far above the mean, what is left over does far below it: the smaller one keeps its digits.
                if (from + units < _mean)
                {
                    var unsold = Math.Max(0, Math.Min(1, (CountSales.Left(_law, from + units) - CountSales.Left(_law, from)) / units));
                    return unsold < SmallChance.Least && HasUnitTails(from + units) ? DeepMeanOfUnits(from, units) : (1 - unsold, unsold);
                }

                var sold = Math.Max(0, Math.Min(1, (CountSales.Lost(_law, from) - CountSales.Lost(_law, from + units)) / units));
                return (sold, 1 - sold);
        }
    }

    /// <summary>The mean chance that demand is above each unit of a small lot.</summary>
    private (double Sold, double Unsold) MeanOfUnits(long from, int units)
    {
        Span<double> tails = stackalloc double[units];
        var isAbove = FillUnitTails(from, tails);
        if (!isAbove && tails[units - 1] < SmallChance.Least)
        {
            return DeepMeanOfUnits(from, units);
        }

        var sum = 0.0;
        foreach (var tail in tails)
        {
            sum += tail;
        }

        return Split(sum / units, isAbove);
    }

    /// <summary>The mean chance of a lot's units far below the mean: they fall from the last one down about as fast as from it to the one before.</summary>
    private (double Sold, double Unsold) DeepMeanOfUnits(double from, double units)
    {
        Span<double> last = stackalloc double[2];
        FillUnitTails((long)(from + units) - 2, last);
        var log = SmallChance.LogOf(last[1]);
        var step = SmallChance.LogOf(last[0]) - log;
        var sum = step < 0 ? (1 - Math.Exp(step * units)) / (1 - Math.Exp(step)) : units;
        return (1, SmallChance.Of(log + Math.Log(sum / units)));
    }

    /// <summary>
    /// The mean chance that demand is above each unit of a lot, for counts with a mean so large that differences of losses have no digits left: Gauss' rule
    /// of five points over the units.
    /// </summary>
    private (double Sold, double Unsold) MeanOfTail(double from, double units)
    {
        var (sold, unsold) = (0.0, 0.0);
        for (var point = 0; point < GaussPlaces.Length; point++)
        {
            var k = Math.Max(0, from - 0.5 + (GaussPlaces[point] * units));
            var (above, within) = _kind == Kind.NegativeBinomial ? NegativeBinomialTail.Split(k, _law.Successes, _law.Excess) : PoissonTail.SplitLarge(k + 1, _mean);
            sold += GaussWeights[point] * above;
            unsold += GaussWeights[point] * within;
        }

        return (Math.Min(1, sold), Math.Min(1, unsold));
    }
}
