using System.Runtime.InteropServices;

namespace EcomCore.Segmentation;

/// <summary>Adds up one customer's days, taken in rising order.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct HistoryTally
{
    private bool _lastWasFirst;

    public bool HasBought { get; private set; }

    public int FirstDay { get; private set; }

    public int LastDay { get; private set; }

    public int Repeats { get; private set; }

    public decimal RepeatMoney { get; private set; }

    public decimal Revenue { get; private set; }

    public int LaterPurchases { get; private set; }

    public bool BoughtLaterOnly { get; private set; }

    public long OrphanReturns { get; private set; }

    public void Take(in DaySale day, int calibrationEnd)
    {
        if (day.Day > calibrationEnd)
        {
            LaterPurchases += HasBought && day.IsPurchase ? 1 : 0;
            BoughtLaterOnly |= !HasBought && day.IsPurchase;
            return;
        }

        if (!day.IsPurchase)
        {
            TakeReturn(day);
        }
        else
        {
            TakePurchase(day);
        }
    }

    private void TakePurchase(in DaySale day)
    {
        LastDay = day.Day;
        Revenue += day.Amount;
        if (!HasBought)
        {
            HasBought = true;
            FirstDay = day.Day;
            _lastWasFirst = true;
            return;
        }

        Repeats++;
        RepeatMoney += day.Amount;
        _lastWasFirst = false;
    }

    /// <summary>A return goes to the purchase day before it; the money of the first purchase is no repeat money, so its returns are none either.</summary>
    private void TakeReturn(in DaySale day)
    {
        if (!HasBought)
        {
            OrphanReturns += day.Returns;
            return;
        }

        Revenue += day.Amount;
        if (!_lastWasFirst)
        {
            RepeatMoney += day.Amount;
        }
    }
}
