using System;
using System.Collections.Generic;
using System.Data;
using System.Globalization;
using System.Linq;
using Dapper;
using Tigris.Emulator.S3.Store;

namespace Tigris.Emulator.Store;

/// <summary>Registers the conversions of column types that SQLite doesn't have.</summary>
internal static class RowTypes
{
    public static void Register()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        SqlMapper.RemoveTypeMap(typeof(DateTime));
        SqlMapper.RemoveTypeMap(typeof(DateOnly));
        SqlMapper.AddTypeHandler(new Handler<DateTime>(value => new DateTime((long)value, DateTimeKind.Utc)));
        SqlMapper.AddTypeHandler(new Handler<DateOnly>(value => DateOnly.FromDayNumber((int)(long)value)));
        SqlMapper.AddTypeHandler(new Handler<IReadOnlyDictionary<string, string>>(value => ObjectRow.ReadTexts((string)value)));
        SqlMapper.AddTypeHandler(new Handler<ObjectChecksum>(value => ObjectChecksum.Read((string)value)));
        SqlMapper.AddTypeHandler(new Handler<IReadOnlyList<long>>(value => Numbers((string)value)));
    }

    private static List<long> Numbers(string text) =>
        text.Length == 0 ? [] : [.. text.Split(',').Select(part => long.Parse(part, CultureInfo.InvariantCulture))];

    /// <summary>Reads one type. Statements have prepared arguments, so that nothing is written here.</summary>
    private sealed class Handler<T>(Func<object, T?> read) : SqlMapper.TypeHandler<T>
    {
        public override T? Parse(object value) => read(value);

        public override void SetValue(IDbDataParameter parameter, T? value) => throw new NotSupportedException();
    }
}
