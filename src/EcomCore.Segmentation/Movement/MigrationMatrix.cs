namespace EcomCore.Segmentation;

/// <summary>Who went where between two dates: a row per group at the first, a column per group at the second. Immutable.</summary>
public sealed class MigrationMatrix
{
    /// <summary>The row of the customers who were not there at the first date.</summary>
    public const string NotYet = "Not yet";

    /// <summary>The column of the customers who are no longer there at the second date.</summary>
    public const string NoLonger = "No longer";

    private readonly int[,] _counts;
    private readonly Dictionary<string, int> _rows;
    private readonly Dictionary<string, int> _columns;

    private MigrationMatrix(string[] groups)
    {
        From = Array.AsReadOnly<string>([.. groups, NotYet]);
        To = Array.AsReadOnly<string>([.. groups, NoLonger]);
        _rows = PlacesOf(From);
        _columns = PlacesOf(To);
        _counts = new int[From.Count, To.Count];
    }

    /// <summary>Gets the rows: the groups, then <see cref="NotYet"/>.</summary>
    public IReadOnlyList<string> From { get; }

    /// <summary>Gets the columns: the groups, then <see cref="NoLonger"/>.</summary>
    public IReadOnlyList<string> To { get; }

    /// <summary>Gets the number of customers at either date.</summary>
    public int Customers { get; private set; }

    /// <summary>Gets the number of customers who were there at both dates and are in the same group.</summary>
    public int Stayed => Enumerable.Range(0, From.Count - 1).Sum(i => _counts[i, i]);

    /// <summary>Gets the number of customers who went from one group to another.</summary>
    /// <param name="from">One of <see cref="From"/>.</param>
    /// <param name="to">One of <see cref="To"/>.</param>
    /// <exception cref="ArgumentNullException">A name is null.</exception>
    /// <exception cref="ArgumentException">No such group.</exception>
    public int this[string from, string to] => _counts[PlaceOf(_rows, from, nameof(from)), PlaceOf(_columns, to, nameof(to))];

    /// <summary>Compares two segmentations by the same scheme.</summary>
    /// <param name="before">The customers at the first date.</param>
    /// <param name="after">The customers at the second date.</param>
    /// <returns>The matrix; its groups are the segments, in the scheme's order.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The schemes have different segments.</exception>
    public static MigrationMatrix Of(SegmentedCustomers before, SegmentedCustomers after)
    {
        Guard.NotNull(before);
        Guard.NotNull(after);
        if (!before.Scheme.Segments.SequenceEqual(after.Scheme.Segments))
        {
            throw new ArgumentException($"Expected the segments of {before.Scheme.Name}; found those of {after.Scheme.Name}.", nameof(after));
        }

        string[] groups = [.. before.Scheme.Segments.Concat([Segment.Unassigned]).Select(segment => segment.Name).Distinct()];
        return Of(groups, before.Groups(), after.Groups());
    }

    /// <summary>Compares two lifecycles.</summary>
    /// <param name="before">The customers at the first date.</param>
    /// <param name="after">The customers at the second date.</param>
    /// <returns>The matrix; its groups are the five stages.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static MigrationMatrix Of(LifecycleTable before, LifecycleTable after)
    {
        Guard.NotNull(before);
        Guard.NotNull(after);
        string[] groups = [.. Enumerable.Range(0, (int)LifecycleStage.Lost + 1).Select(stage => ((LifecycleStage)stage).ToString())];
        return Of(groups, GroupsOf(before), GroupsOf(after));
    }

    /// <summary>Gives the number of customers of a row.</summary>
    /// <param name="from">One of <see cref="From"/>.</param>
    /// <returns>The sum of the row; over all rows they sum to <see cref="Customers"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="from"/> is null.</exception>
    /// <exception cref="ArgumentException">No such group.</exception>
    public int CustomersFrom(string from)
    {
        var row = PlaceOf(_rows, from, nameof(from));
        return Enumerable.Range(0, To.Count).Sum(column => _counts[row, column]);
    }

    /// <summary>Gives the number of customers of a column.</summary>
    /// <param name="to">One of <see cref="To"/>.</param>
    /// <returns>The sum of the column.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="to"/> is null.</exception>
    /// <exception cref="ArgumentException">No such group.</exception>
    public int CustomersTo(string to)
    {
        var column = PlaceOf(_columns, to, nameof(to));
        return Enumerable.Range(0, From.Count).Sum(row => _counts[row, column]);
    }

    /// <summary>Lists the flows between different groups, the largest first; of equal ones the earlier row, then the earlier column.</summary>
    /// <returns>The flows with at least one customer.</returns>
    public IReadOnlyList<CustomerFlow> Flows()
    {
        var flows =
            from row in Enumerable.Range(0, From.Count)
            let all = CustomersFrom(From[row])
            from column in Enumerable.Range(0, To.Count)
            where _counts[row, column] > 0 && From[row] != To[column]
            orderby _counts[row, column] descending, row, column
            select new CustomerFlow(From[row], To[column], _counts[row, column], (double)_counts[row, column] / all);
        return [.. flows];
    }

    private static MigrationMatrix Of(string[] groups, IEnumerable<(string Id, string Group)> before, IEnumerable<(string Id, string Group)> after)
    {
        var matrix = new MigrationMatrix(groups);
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (id, group) in before)
        {
            known.Add(id, group);
        }

        foreach (var (id, group) in after)
        {
            var from = known.TryGetValue(id, out var earlier) ? earlier : NotYet;
            known.Remove(id);
            matrix.Count(from, group);
        }

        foreach (var gone in known.Values)
        {
            matrix.Count(gone, NoLonger);
        }

        return matrix;
    }

    private static IEnumerable<(string Id, string Group)> GroupsOf(LifecycleTable table)
    {
        for (var i = 0; i < table.Count; i++)
        {
            yield return (table.Customers.IdAt(i), table.StageNameAt(i));
        }
    }

    private static Dictionary<string, int> PlacesOf(IReadOnlyList<string> names)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < names.Count; i++)
        {
            places[names[i]] = i;
        }

        return places;
    }

    private static int PlaceOf(Dictionary<string, int> places, string name, string parameter)
    {
        Guard.NotNull(name, parameter);
        return places.TryGetValue(name, out var place)
            ? place
            : throw new ArgumentException($"Expected one of {string.Join(", ", places.Keys)}; found '{name}'.", parameter);
    }

    private void Count(string from, string to)
    {
        _counts[_rows[from], _columns[to]]++;
        Customers++;
    }
}
