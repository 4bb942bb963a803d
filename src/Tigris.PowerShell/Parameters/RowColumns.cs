using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;

namespace Tigris.PowerShell;

/// <summary>Compares the columns of rows with the parameters of a command, because the engine ignores a misspelled column.</summary>
internal sealed class RowColumns
{
    private static readonly char[] Separators = [';', '\t', '|'];

    private readonly HashSet<string> _checked = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _parameters = new(StringComparer.OrdinalIgnoreCase);

    public RowColumns(Type command)
    {
        foreach (var property in command.GetProperties())
        {
            if (property.GetCustomAttributes<ParameterAttribute>(inherit: true).Any(parameter => parameter.ValueFromPipelineByPropertyName))
            {
                foreach (var name in property.GetCustomAttributes<AliasAttribute>(inherit: true).SelectMany(alias => alias.AliasNames).Append(property.Name))
                {
                    _parameters[name] = property.Name;
                }
            }
        }
    }

    /// <summary>Returns the columns that almost have the name of a parameter, each once, and that parameter.</summary>
    public IEnumerable<(string Column, string Parameter)> NearMisses(PSObject row)
    {
        foreach (var column in row.Properties.Select(property => property.Name).Where(_checked.Add))
        {
            if (!_parameters.ContainsKey(column) && Nearest(_parameters.Keys, column) is { } name && !IsThere(row, _parameters[name]))
            {
                yield return (column, _parameters[name]);
            }
        }
    }

    /// <summary>Describes a row without a column: a wrong separator, a similar column, or the columns that the row has.</summary>
    public static string Missing(string[] names, IEnumerable<string> columns)
    {
        string[] all = [.. columns];
        var separator = all.Length == 1 ? all[0].FirstOrDefault(Separators.Contains) : default;
        return separator != default ? Text.Of(Messages.NoIdentitySeparator, names[0], all[0], separator == '\t' ? "`t" : separator.ToString())
            : all.FirstOrDefault(column => Nearest(names, column) is not null) is { } similar ? Text.Of(Messages.NoIdentitySimilar, names[0], similar)
            : all.Length == 0 ? Text.Of(Messages.NoIdentity, names[0])
            : Text.Of(Messages.NoIdentityColumns, names[0], string.Join(", ", all.Select(VisibleText.Of)));
    }

    private static string? Nearest(IEnumerable<string> names, string column)
    {
        var bare = Bare(column);
        return names.FirstOrDefault(name => Bare(name).Equals(bare, StringComparison.OrdinalIgnoreCase)) ?? Spelling.Nearest(names, column);
    }

    // "Organization Id", "organization-id", and a name with a byte order mark in front.
    private static string Bare(string name) => new([.. name.Where(char.IsLetterOrDigit)]);

    private bool IsThere(PSObject row, string parameter) =>
        _parameters.Any(name => name.Value == parameter && row.Properties[name.Key] is not null);
}
