using System;
using Microsoft.Data.Sqlite;

namespace Tigris.Emulator.Store;

/// <summary>Reads column types that SQLite doesn't have.</summary>
internal static class Columns
{
    public static bool GetFlag(this SqliteDataReader row, int column) => row.GetInt64(column) != 0;

    public static DateTime GetUtc(this SqliteDataReader row, int column) => new(row.GetInt64(column), DateTimeKind.Utc);

    public static string? GetTextOrNull(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static long? GetNumberOrNull(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);
}
