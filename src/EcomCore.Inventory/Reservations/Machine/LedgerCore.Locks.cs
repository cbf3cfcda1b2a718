using System.Runtime.CompilerServices;

namespace EcomCore.Inventory;

/// <content>Locks, where they are on. Every way through them goes command, order, items, and upward within each.</content>
internal sealed partial class LedgerCore
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Enter(Gate gate)
    {
        if (_locks)
        {
            gate.Enter();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Exit(Gate gate)
    {
        if (_locks)
        {
            gate.Exit();
        }
    }

    // Of one part the lock is held already, since it is the order's too.
    private void EnterStock(ulong parts)
    {
        if (_locks && _parts > 1)
        {
            for (; parts != 0; parts &= parts - 1)
            {
                _stock[Lowest(parts)].Gate.Enter();
            }
        }
    }

    private void ExitStock(ulong parts)
    {
        if (_locks && _parts > 1)
        {
            for (; parts != 0; parts &= parts - 1)
            {
                _stock[Lowest(parts)].Gate.Exit();
            }
        }
    }

    private static int Lowest(ulong bits)
    {
#if NET
        return System.Numerics.BitOperations.TrailingZeroCount(bits);
#else
        var place = 0;
        while ((bits >> place & 1) == 0)
        {
            place++;
        }

        return place;
#endif
    }

    // In the order of the levels.
    private void EnterAll()
    {
        if (_locks)
        {
            foreach (var gate in _gates)
            {
                gate.Enter();
            }
        }
    }

    private void ExitAll()
    {
        if (_locks)
        {
            foreach (var gate in _gates)
            {
                gate.Exit();
            }
        }
    }

    private T WithAll<T>(Func<T> read)
    {
        var entered = 0;
        try
        {
            for (; entered < _gates.Length; entered++)
            {
                Enter(_gates[entered]);
            }

            return read();
        }
        finally
        {
            while (entered > 0)
            {
                Exit(_gates[--entered]);
            }
        }
    }
}
