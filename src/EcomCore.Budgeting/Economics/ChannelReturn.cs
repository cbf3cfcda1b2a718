namespace EcomCore.Budgeting;

/// <summary>What a channel's spend returns by its curve.</summary>
public sealed record ChannelReturn
{
    private const decimal Most = 1e27m;

    internal ChannelReturn(BudgetChannel channel, decimal spend)
    {
        var gain = channel.Weight * channel.Margin;
        Channel = channel.Id;
        Spend = spend;
        Response = channel.Weight * channel.Curve.ResponseAt((double)spend);
        Contribution = gain * channel.Curve.ResponseAt((double)spend);
        MarginalRoi = gain == 0 ? -1 : (gain * channel.Curve.Marginal((double)spend)) - 1;
        BreakEvenSpend = gain > 0 ? channel.Curve.SpendAtMarginal(1 / gain) : 0;

        // An S-curve may have been left before its start pays; then nothing of it does.
        var pays = BreakEvenSpend < (double)spend ? BreakEvenSpend : MarginalRoi >= 0 ? (double)spend : 0;
        DoesNotPay = pays >= (double)Most ? 0m : Math.Max(0m, spend - (decimal)Math.Max(0, pays));
    }

    /// <summary>Gets the channel's key.</summary>
    public string Channel { get; }

    /// <summary>Gets the spend.</summary>
    public decimal Spend { get; }

    /// <summary>Gets the weighted response.</summary>
    public double Response { get; }

    /// <summary>Gets margin times weighted response.</summary>
    public double Contribution { get; }

    /// <summary>Gets weighted response per unit of spend; null without spend.</summary>
    public double? Roas => Spend > 0m ? Response / (double)Spend : null;

    /// <summary>Gets contribution less spend, per unit of spend; null without spend.</summary>
    public double? Roi => Spend > 0m ? (Contribution / (double)Spend) - 1 : null;

    /// <summary>Gets what one more unit of spend would earn, per unit, after the unit itself: below 0, the last unit did not pay. Can be positive infinity at 0.</summary>
    public double MarginalRoi { get; }

    /// <summary>Gets the largest spend whose last unit pays for itself; 0 when none does, positive infinity when every one does.</summary>
    public double BreakEvenSpend { get; }

    /// <summary>Gets the part of the spend beyond what pays.</summary>
    public decimal DoesNotPay { get; }
}
