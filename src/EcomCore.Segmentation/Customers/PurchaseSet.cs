using NodaTime;

namespace EcomCore.Segmentation;

/// <summary>The purchases met so far, so that each counts once; exact.</summary>
/// <remarks>
/// An order id nearly always belongs to one customer, so the id is kept once with that customer beside it; the rare further customers of an id are pairs in a
/// set of their own.
/// </remarks>
internal sealed class PurchaseSet
{
    private readonly IdIndex _orders = new();
    private readonly HashSet<long> _furtherOwners = [];
    private int[] _owners = new int[16];

    /// <summary>True when the customer has not had the order yet.</summary>
    public bool AddOrder(int customer, ReadOnlySpan<char> orderId)
    {
        var known = _orders.Count;
        return Own(_orders.GetOrAdd(orderId), known, customer);
    }

    /// <inheritdoc cref="AddOrder(int, ReadOnlySpan{char})"/>
    public bool AddOrder(int customer, long orderId)
    {
        var known = _orders.Count;
        return Own(_orders.GetOrAdd(orderId), known, customer);
    }

    /// <summary>True when the customer has not bought on the day yet.</summary>
    public bool AddDay(int customer, LocalDate day)
    {
        var known = _orders.Count;
        var packed = (((day.Year * 16) + day.Month) * 32) + day.Day;
        return _orders.GetOrAdd(((long)customer << 32) | (uint)packed) == known;
    }

    private bool Own(int order, int known, int customer)
    {
        if (order < known)
        {
            return _owners[order] != customer && _furtherOwners.Add(((long)order << 32) | (uint)customer);
        }

        if (order == _owners.Length)
        {
            Array.Resize(ref _owners, _owners.Length * 2);
        }

        _owners[order] = customer;
        return true;
    }
}
