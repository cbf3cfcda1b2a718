using NodaTime;

namespace EcomCore.Segmentation;

/// <summary>Days from dates to one day; of the years before it each date is computed once.</summary>
internal sealed class DayDistances(LocalDate asOf)
{
    private const int Known = 1 << 15;

    private readonly int _top = DayKey.Of(asOf);
    private readonly int[] _distancesPlus1 = new int[Known];

    public int From(int key)
    {
        var place = _top - key;
        if (place >= Known)
        {
            return Period.DaysBetween(DayKey.DateOf(key), asOf);
        }

        if (_distancesPlus1[place] == 0)
        {
            _distancesPlus1[place] = Period.DaysBetween(DayKey.DateOf(key), asOf) + 1;
        }

        return _distancesPlus1[place] - 1;
    }
}
