using System.Collections;
using NodaTime;

namespace EcomCore.Segmentation;

/// <summary>The purchase histories of the customers who first bought up to the end of the calibration, in the order in which they first appeared. Immutable.</summary>
public sealed class CustomerHistories : IReadOnlyList<CustomerHistory>
{
    private readonly CustomerHistory[] _rows;

    internal CustomerHistories(CustomerHistory[] rows, LocalDate calibrationEnd, LocalDate holdoutEnd, HistoryUnit unit)
    {
        _rows = rows;
        CalibrationEnd = calibrationEnd;
        HoldoutEnd = holdoutEnd;
        Unit = unit;
    }

    /// <summary>Gets the last day of the histories (inclusive).</summary>
    public LocalDate CalibrationEnd { get; }

    /// <summary>Gets the last day of the hold-out (inclusive); <see cref="CalibrationEnd"/> when there is none.</summary>
    public LocalDate HoldoutEnd { get; }

    /// <summary>Gets the unit of the times.</summary>
    public HistoryUnit Unit { get; }

    /// <summary>Gets the length of the hold-out in <see cref="Unit"/>; 0 when there is none.</summary>
    public double HoldoutLength => CustomerHistoriesBuilder.TimeBetween(CalibrationEnd, HoldoutEnd, Unit);

    /// <summary>Gets the number of customers.</summary>
    public int Count => _rows.Length;

    /// <summary>Gets the number of lines left out because they name no customer.</summary>
    public long GuestLines { get; internal init; }

    /// <summary>Gets the number of lines left out because they are later than <see cref="HoldoutEnd"/>.</summary>
    public long LaterLines { get; internal init; }

    /// <summary>Gets the number of returns before any purchase of their customer: of purchases older than the data, left out.</summary>
    public long OrphanReturns { get; internal init; }

    /// <summary>Gets the number of customers left out because they first bought after <see cref="CalibrationEnd"/>, up to <see cref="HoldoutEnd"/>.</summary>
    public int LaterCustomers { get; internal init; }

    /// <summary>Gets the latest day of any line, of those left out too; null without lines. A hold-out that ends later is not over in the data.</summary>
    public LocalDate? LastDay { get; internal init; }

    /// <summary>Gets a customer.</summary>
    /// <param name="index">0 to <see cref="Count"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such row.</exception>
    public CustomerHistory this[int index]
    {
        get
        {
            Guard.Between(index, 0, Count - 1);
            return _rows[index];
        }
    }

    /// <summary>Reads order lines into histories.</summary>
    /// <param name="lines">Lines in any order; read once, none kept.</param>
    /// <param name="calibrationEnd">The last day of the histories (inclusive).</param>
    /// <param name="holdoutEnd">The last day of the hold-out (inclusive); none when null.</param>
    /// <param name="unit">The unit of the times.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The histories; empty when nobody bought up to the end of the calibration.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="lines"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="holdoutEnd"/> lies before <paramref name="calibrationEnd"/>, or there is no such unit.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static CustomerHistories From(
        IEnumerable<OrderLine> lines,
        LocalDate calibrationEnd,
        LocalDate? holdoutEnd = null,
        HistoryUnit unit = HistoryUnit.Weeks,
        CancellationToken cancellationToken = default)
    {
        Guard.NotNull(lines);
        var builder = new CustomerHistoriesBuilder(calibrationEnd, holdoutEnd, unit);
        foreach (var line in lines)
        {
            cancellationToken.ThrowIfCancellationRequested();
            builder.Add(line);
        }

        return builder.Build();
    }

    /// <summary>Gives the histories alone, as the fits take them.</summary>
    /// <returns>A history per customer, in order.</returns>
    public IReadOnlyList<PurchaseHistory> Histories() => Array.ConvertAll(_rows, row => row.History);

    /// <summary>Gives the spends that the Gamma-Gamma model is fitted to.</summary>
    /// <returns>Repeats and mean spend of each customer whose repeats brought money, in order.</returns>
    public IReadOnlyList<SpendHistory> Spends() => [.. from row in _rows let spend = row.Spend where spend is { Purchases: > 0 } select spend.GetValueOrDefault()];

    /// <inheritdoc/>
    public IEnumerator<CustomerHistory> GetEnumerator() => ((IEnumerable<CustomerHistory>)_rows).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
