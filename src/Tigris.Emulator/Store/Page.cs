using System;
using System.Collections.Generic;

namespace Tigris.Emulator.Store;

/// <summary>A page of a keyset listing: at most the requested size, and the key after which the next page starts.</summary>
internal sealed record Page<T>(List<T> Items, string? NextAfter)
{
    /// <summary>Cuts a listing that was read with one row more than requested.</summary>
    public static Page<T> Cut(List<T> rows, int size, Func<T, string> key)
    {
        if (rows.Count <= size) return new Page<T>(rows, null);
        rows.RemoveRange(size, rows.Count - size);
        return new Page<T>(rows, key(rows[^1]));
    }
}
