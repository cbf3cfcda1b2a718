namespace EcomCore.Risk;

/// <summary>The cells of a double array that are still free, as a linked list in rising order. Cell 0 is taken by the root.</summary>
internal sealed class FreeCells
{
    private const int Taken = -1;

    // _next[i] is the free cell behind free cell i, _previous[i] the one before it; the ends of the list are cell 0 and _next.Length.
    private int[] _next = [1];
    private int[] _previous = [0];
    private int _last;

    // A free cell, or the list's end.
    private int _cursor = 1;

    /// <summary>Gets one more than the last cell claimed.</summary>
    public int Length { get; private set; } = 1;

    /// <summary>Takes the cells of the root's children: cell = symbol.</summary>
    /// <returns>The origin, 0.</returns>
    public int ClaimAtZero(List<int> symbols) => symbols.Count == 0 ? 0 : Take(0, symbols);

    /// <summary>Finds an origin such that origin + symbol is free for every symbol, and takes those cells.</summary>
    /// <param name="symbols">One or more, rising, each 1 or more.</param>
    /// <param name="attempts">Origins to try before a place behind all taken cells is used.</param>
    /// <returns>The origin; may be negative, origin + symbol is not.</returns>
    public int Claim(List<int> symbols, int attempts) => Take(Find(symbols, attempts), symbols);

    private int Take(int origin, List<int> symbols)
    {
        GrowTo(origin + symbols[symbols.Count - 1] + 1);
        foreach (var symbol in symbols)
        {
            Take(origin + symbol);
        }

        Length = Math.Max(Length, origin + symbols[symbols.Count - 1] + 1);
        return origin;
    }

    /// <summary>Only children fit anywhere and fill the first gap. Others are tried from where the last of them found its place: what lies before is nearly full.</summary>
    private int Find(List<int> symbols, int attempts)
    {
        var cell = symbols.Count == 1 ? _next[0] : _cursor;
        for (; cell < _next.Length && attempts > 0; cell = _next[cell])
        {
            var origin = cell - symbols[0];
            if (Fits(origin, symbols))
            {
                _cursor = symbols.Count == 1 ? _cursor : cell;
                return origin;
            }

            attempts--;
        }

        _cursor = Math.Max(_cursor, cell);
        return Length - symbols[0];
    }

    private bool Fits(int origin, List<int> symbols)
    {
        for (var i = 1; i < symbols.Count; i++)
        {
            var cell = origin + symbols[i];
            if (cell < _next.Length && _next[cell] == Taken)
            {
                return false;
            }
        }

        return true;
    }

    private void Take(int cell)
    {
        var (before, after) = (_previous[cell], _next[cell]);
        _cursor = _cursor == cell ? after : _cursor;
        _next[before] = after;
        if (after < _next.Length)
        {
            _previous[after] = before;
        }
        else
        {
            _last = before;
        }

        _next[cell] = Taken;
    }

    private void GrowTo(int length)
    {
        var old = _next.Length;
        if (length <= old)
        {
            return;
        }

        // The list's end is the array's length, so the last link is written anew.
        _cursor = _cursor == old ? old : _cursor;
        length = Math.Max(length, old * 2);
        Array.Resize(ref _next, length);
        Array.Resize(ref _previous, length);
        for (var cell = old; cell < length; cell++)
        {
            _next[cell] = cell + 1;
            _previous[cell] = cell == old ? _last : cell - 1;
        }

        _next[_last] = old;
        _last = length - 1;
    }
}
