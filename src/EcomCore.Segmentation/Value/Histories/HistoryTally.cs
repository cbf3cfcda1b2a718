using System.Runtime.InteropServices;

namespace EcomCore.Segmentation;

/// <summary>Adds up one customer's days, taken in rising order.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct HistoryTally
{
    private bool _lastWasFirst;
    private bool _lastWasLater;

    public bool HasBought { get; private set; }

    public int FirstDay { get; private set; }

    public int LastDay { get; private set; }

    public int Repeats { get; private set; }

    public decimal RepeatMoney { get; private set; }

    public int LaterPurchases { get; private set; }

    public long OrphanReturns { get; private set; }

    public void Take(in DaySale day, int calibrationEnd)
    {
        if (day.Day > calibrationEnd)
        {
            LaterPurchases += HasBought && day.IsPurchase ? 1 : 0;
            _lastWasLater |= day.IsPurchase;
            return;
        }

        if (!day.IsPurchase)
        {
            TakeReturn(day);
        }
        else if (!HasBought)
        {
            HasBought = true;
            FirstDay = day.Day;
            LastDay = day.Day;
            _lastWasFirst = true;
        }
        else
        {
            Repeats++;
            LastDay = day.Day;
            RepeatMoney += day.Amount;
            _lastWasFirst = false;
        }
    }

    /// <summary>A return goes to the purchase day before it; the money of the first purchase is no repeat money, so its returns are none either.</summary>
    private void TakeReturn(in DaySale day)
    {
        if (!HasBought)
        {
            OrphanReturns += day.Returns;
        }
        else if (!_lastWasFirst && !_lastWasLater)
        {
            RepeatMoney += day.Amount;
        }
    }
}
