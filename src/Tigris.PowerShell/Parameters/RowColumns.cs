using System;
using System.Collections;
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
    private readonly List<string> _required = [];
    private readonly HashSet<string> _identities = new(StringComparer.OrdinalIgnoreCase);
    private readonly bool _takesOneText;

    // true after a first record that is the header of a CSV; null before the first text.
    private bool? _isTable;

    // The type of the last text or number without properties. Long inputs consist mostly of such values of one type.
    private Type? _bare;

    public RowColumns(Type command)
    {
        foreach (var property in command.GetProperties())
        {
            var sets = property.GetCustomAttributes<ParameterAttribute>(inherit: true).ToArray();
            _takesOneText |= property.PropertyType == typeof(string) && sets.Any(set => set.ValueFromPipeline);
            if (!sets.Any(set => set.ValueFromPipelineByPropertyName))
            {
                continue;
            }

            _identities.UnionWith(property.GetCustomAttribute<IdentityAttribute>()?.PropertyNames ?? []);
            foreach (var name in property.GetCustomAttributes<AliasAttribute>(inherit: true).SelectMany(alias => alias.AliasNames).Append(property.Name))
            {
                _parameters[name] = property.Name;
            }

            if (sets.All(set => set.Mandatory && !set.ValueFromPipeline && set.ParameterSetName == ParameterAttribute.AllParameterSets))
            {
                _required.Add(property.Name);
            }
        }
    }

    /// <summary>Refuses a record with a property that can't be read, or without a property that the command needs.</summary>
    /// <param name="record">The record.</param>
    /// <param name="value">The value of the parameter that binds the whole record.</param>
    /// <param name="bound">The parameters that have a value already.</param>
    /// <exception cref="ArgumentTransformationMetadataException">The engine can't bind the record.</exception>
    public void Require(object? record, object? value, ICollection<string> bound)
    {
        if (_takesOneText && value is Array)
        {
            throw new ArgumentTransformationMetadataException(Messages.ListForOne);
        }

        if (Piped.Bare(record) is string text && (_isTable ??= IsHeader(text)))
        {
            throw new ArgumentTransformationMetadataException(Messages.LineOfTable);
        }

        var bare = Piped.Bare(record) is string or ValueType ? Piped.Bare(record)!.GetType() : null;
        if (bare is not null && bare == _bare && _required.Count == 0)
        {
            return;
        }

        var row = record is null ? null : PSObject.AsPSObject(record);
        if (row is not null && (bare is null || bare != _bare))
        {
            _bare = RequireReadable(row.Properties, bound) ? bare : null;
        }

        foreach (var parameter in _required.Where(parameter => !bound.Contains(parameter) && (row is null || !IsThere(row, parameter))))
        {
            throw new ArgumentTransformationMetadataException(MissingFrom(row, parameter));
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

    /// <summary>Describes a row without a value: an empty column, a wrong separator, a similar column, or the columns that the row has.</summary>
    public static string Missing(string[] names, IEnumerable<string> columns)
    {
        string[] all = [.. columns];
        var separator = all.Length == 1 ? all[0].FirstOrDefault(Separators.Contains) : default;
        return all.FirstOrDefault(column => names.Contains(column, StringComparer.OrdinalIgnoreCase)) is { } empty ? MessageText.Of(Messages.IdentityNull, VisibleText.Of(empty))
            : separator != default ? MessageText.Of(Messages.NoIdentitySeparator, names[0], VisibleText.Of(all[0]), separator == '\t' ? "`t" : separator.ToString())
            : all.FirstOrDefault(column => Nearest(names, column) is not null) is { } similar ? MessageText.Of(Messages.NoIdentitySimilar, names[0], VisibleText.Of(similar))
            : all.Length == 0 ? MessageText.Of(Messages.NoIdentity, names[0])
            : MessageText.Of(Messages.NoIdentityColumns, names[0], string.Join(", ", all.Select(VisibleText.Of)));
    }

    private static string MissingFrom(PSObject? row, string parameter) => row?.BaseObject switch
    {
        null or string or ValueType => MessageText.Of(Messages.NoIdentityInText, parameter),
        IDictionary => MessageText.Of(Messages.NoIdentityInTable, parameter),
        _ => Missing([parameter], row.Properties.Select(property => property.Name)),
    };

    // Returns true if the record has none of the properties.
    private bool RequireReadable(PSMemberInfoCollection<PSPropertyInfo> properties, ICollection<string> bound)
    {
        var isBare = true;
        foreach (var name in _parameters)
        {
            if (!bound.Contains(name.Value) && properties[name.Key] is { } property)
            {
                isBare = false;
                RequireReadable(property);
            }
        }

        return isBare;
    }

    // A getter that throws while the engine binds would end the whole pipeline. Stored values can't throw.
    private static void RequireReadable(PSPropertyInfo property)
    {
        if (property is PSNoteProperty)
        {
            return;
        }

        try
        {
            _ = property.Value;
        }
        catch (Exception exception) when (!EngineExceptions.EndPipeline(exception))
        {
            throw new ArgumentTransformationMetadataException(MessageText.Of(Messages.UnreadableProperty, property.Name, exception.GetBaseException().Message), exception);
        }
    }

    // Get-Content returns the lines of a CSV as text, and each line would be an identity.
    private bool IsHeader(string line) => line.Split([',', .. Separators]).Any(cell => _identities.Contains(cell.Trim().Trim('"', '\uFEFF')));

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
