namespace EcomCore.Segmentation;

/// <summary>Who went where between two dates: a row per group at the first, a column per group at the second. Immutable.</summary>
public sealed class MigrationMatrix
{
    /// <summary>The row of the customers who were not there at the first date.</summary>
    public const string NotYet = "Not yet";

    /// <summary>The column of the customers who are no longer there at the second date.</summary>
    public const string NoLonger = "No longer";

    private const int Ambiguous = -1;

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
    /// <exception cref="ArgumentException">No such group, or several of the name (a segment may be called as the last row is): take its place.</exception>
    public int this[string from, string to] => _counts[PlaceOf(_rows, from, nameof(from)), PlaceOf(_columns, to, nameof(to))];

    /// <summary>Gets the number of customers who went from one group to another, by their places.</summary>
    /// <param name="from">Place in <see cref="From"/>.</param>
    /// <param name="to">Place in <see cref="To"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such place.</exception>
    public int this[int from, int to]
    {
        get
        {
            Guard.Between(from, 0, From.Count - 1);
            Guard.Between(to, 0, To.Count - 1);
            return _counts[from, to];
        }
    }

    /// <summary>Compares two segmentations by the same scheme.</summary>
    /// <param name="before">The customers at the first date.</param>
    /// <param name="after">The customers at the second date.</param>
    /// <returns>The matrix; its groups are the segments, in the scheme's order, and <see cref="Segment.Unassigned"/>.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The schemes have different segments or comparisons, or the scores different bins, methods, money or limits: the moves would be those of the rules. Or the second date is before the first.</exception>
    public static MigrationMatrix Of(SegmentedCustomers before, SegmentedCustomers after)
    {
        Guard.NotNull(before);
        Guard.NotNull(after);
        CheckSame(before, after);
        string[] groups = [.. before.Scheme.Segments.Select(segment => segment.Name), Segment.Unassigned.Name];
        return Of(groups, before.Places(), after.Places());
    }

    /// <summary>Compares two lifecycles.</summary>
    /// <param name="before">The customers at the first date.</param>
    /// <param name="after">The customers at the second date.</param>
    /// <returns>The matrix; its groups are the five stages.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The stages have different limits, or the second date is before the first.</exception>
    public static MigrationMatrix Of(LifecycleTable before, LifecycleTable after)
    {
        Guard.NotNull(before);
        Guard.NotNull(after);
        CheckOrder(before.Customers, after.Customers);
        if (before.Options != after.Options)
        {
            throw new ArgumentException("Expected the same limits of the stages at both dates; found others.", nameof(after));
        }

        string[] groups = [.. Enumerable.Range(0, (int)LifecycleStage.Lost + 1).Select(stage => ((LifecycleStage)stage).ToString())];
        return Of(groups, PlacesOf(before), PlacesOf(after));
    }

    /// <summary>Gives the number of customers of a row.</summary>
    /// <param name="from">One of <see cref="From"/>.</param>
    /// <returns>The sum of the row; over all rows they sum to <see cref="Customers"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="from"/> is null.</exception>
    /// <exception cref="ArgumentException">No such group, or several of the name.</exception>
    public int CustomersFrom(string from) => CustomersFrom(PlaceOf(_rows, from, nameof(from)));

    /// <inheritdoc cref="CustomersFrom(string)"/>
    /// <param name="from">Place in <see cref="From"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such place.</exception>
    public int CustomersFrom(int from) => Enumerable.Range(0, To.Count).Sum(to => this[from, to]);

    /// <summary>Gives the number of customers of a column.</summary>
    /// <param name="to">One of <see cref="To"/>.</param>
    /// <returns>The sum of the column.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="to"/> is null.</exception>
    /// <exception cref="ArgumentException">No such group, or several of the name.</exception>
    public int CustomersTo(string to) => CustomersTo(PlaceOf(_columns, to, nameof(to)));

    /// <inheritdoc cref="CustomersTo(string)"/>
    /// <param name="to">Place in <see cref="To"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such place.</exception>
    public int CustomersTo(int to) => Enumerable.Range(0, From.Count).Sum(from => this[from, to]);

    /// <summary>Lists the flows between different groups, the largest first; of equal ones the earlier row, then the earlier column.</summary>
    /// <returns>The flows with at least one customer.</returns>
    public IReadOnlyList<CustomerFlow> Flows()
    {
        var groups = From.Count - 1;
        var flows =
            from row in Enumerable.Range(0, From.Count)
            let all = CustomersFrom(row)
            from column in Enumerable.Range(0, To.Count)
            where _counts[row, column] > 0 && (row != column || row == groups)
            orderby _counts[row, column] descending, row, column
            select new CustomerFlow(From[row], To[column], _counts[row, column], (double)_counts[row, column] / all);
        return [.. flows];
    }

    private static void CheckOrder(CustomerTable before, CustomerTable after)
    {
        if (after.AsOf < before.AsOf)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"Expected a day from {before.AsOf:uuuu-MM-dd} on; found {after.AsOf:uuuu-MM-dd}."), nameof(after));
        }
    }

    private static void CheckSame(SegmentedCustomers before, SegmentedCustomers after)
    {
        CheckOrder(before.Table.Customers, after.Table.Customers);
        if (!before.Scheme.Segments.SequenceEqual(after.Scheme.Segments))
        {
            throw new ArgumentException($"Expected the segments of {before.Scheme.Name}; found those of {after.Scheme.Name}.", nameof(after));
        }

        if (before.Scheme.Comparison != after.Scheme.Comparison)
        {
            throw new ArgumentException($"Expected scores compared with {before.Scheme.Comparison?.Kind}; found {after.Scheme.Comparison?.Kind}, or other thresholds.", nameof(after));
        }

        var (first, second) = (before.Table.Options, after.Table.Options);
        if ((first.RecencyBins, first.FrequencyBins, first.MonetaryBins) != (second.RecencyBins, second.FrequencyBins, second.MonetaryBins))
        {
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"Expected {first.RecencyBins}, {first.FrequencyBins} and {first.MonetaryBins} scores; found {second.RecencyBins}, {second.FrequencyBins} and {second.MonetaryBins}."),
                nameof(after));
        }

        if ((first.Method, first.Monetary, before.Table.DecayedBy is null) != (second.Method, second.Monetary, after.Table.DecayedBy is null)
            || first.Thresholds?.IsSameAs(second.Thresholds) == false)
        {
            throw new ArgumentException(
                $"Expected scores by {first.Method} of {first.Monetary}; found {second.Method} of {second.Monetary}, other limits, or decayed values beside plain ones.", nameof(after));
        }
    }

    private static MigrationMatrix Of(string[] groups, IEnumerable<(string Id, int Place)> before, IEnumerable<(string Id, int Place)> after)
    {
        var matrix = new MigrationMatrix(groups);
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (id, place) in before)
        {
            known.Add(id, place);
        }

        foreach (var (id, place) in after)
        {
            var from = known.TryGetValue(id, out var earlier) ? earlier : groups.Length;
            known.Remove(id);
            matrix.Count(from, place);
        }

        foreach (var gone in known.Values)
        {
            matrix.Count(gone, groups.Length);
        }

        return matrix;
    }

    private static IEnumerable<(string Id, int Place)> PlacesOf(LifecycleTable table)
    {
        for (var i = 0; i < table.Count; i++)
        {
            yield return (table.Customers.IdAt(i), table.PlaceAt(i));
        }
    }

    private static Dictionary<string, int> PlacesOf(IReadOnlyList<string> names)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < names.Count; i++)
        {
            places[names[i]] = places.ContainsKey(names[i]) ? Ambiguous : i;
        }

        return places;
    }

    private static int PlaceOf(Dictionary<string, int> places, string name, string parameter)
    {
        Guard.NotNull(name, parameter);
        if (!places.TryGetValue(name, out var place))
        {
            throw new ArgumentException($"Expected one of {string.Join(", ", places.Keys)}; found '{name}'.", parameter);
        }

        return place != Ambiguous ? place : throw new ArgumentException($"Expected a name that one group has; several are called '{name}'. Take its place.", parameter);
    }

    private void Count(int from, int to)
    {
        _counts[from, to]++;
        Customers++;
    }
}
