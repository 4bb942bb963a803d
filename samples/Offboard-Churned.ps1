#Requires -Version 7.4
#Requires -Modules Tigris

<#
.SYNOPSIS
    Offboards the tenants of a CSV: deactivates them, saves their last invoice, deletes their buckets, and reports what became of each.
.DESCRIPTION
    THIS DELETES DATA FOR GOOD. Run it with -WhatIf first: it then says for each tenant what would go, and only reads.

    The CSV has a column OrganizationId (or org_id). Beside it the script keeps a journal, a folder with the invoices, and a report; all three
    can be put elsewhere. However it ends, run it again as it was: it goes on where it was, and repeats no finished step.

    Buckets are deleted only once the invoice is final. Until then a tenant is deactivated and ends as AwaitingInvoice; run the script again
    when the month is over and billed.

    It uses the connection that there is: run Connect-Tigris first, or set the environment variables.
.PARAMETER Path
    The CSV of those who leave.
.PARAMETER Month
    The month of the invoice, as yyyy-MM. The default is the month in which the tenant was deactivated.
.PARAMETER AllowDraftInvoice
    Deletes although the invoice is still a draft.
.PARAMETER JournalPath
    The journal. The default is that of the CSV with the ending .journal.jsonl. Where several machines share the work, each has its own.
.PARAMETER InvoicePath
    The folder for the invoices. The default is that of the CSV with the ending .invoices.
.PARAMETER ReportPath
    The report, a CSV. Text that a spreadsheet would run as a formula has an apostrophe in front. The default is that of the CSV with the ending .report.csv.
.PARAMETER Shard
    One part of the tenants, such as 3/16, for several machines at once. The default names of journal and report are then after it, too.
.PARAMETER Delimiter
    The character between the columns of the CSV and of the report. The default is a comma. Excel writes a semicolon in many countries.
.PARAMETER Encoding
    The encoding of the CSV, as Import-Csv takes it: utf8, ansi, unicode or the number of a code page. The default is utf8.
.PARAMETER ThrottleLimit
    How many tenants to work on at once.
.EXAMPLE
    ./Offboard-Churned.ps1 -Path ./churned.csv -WhatIf

    What would happen, tenant by tenant.
.EXAMPLE
    ./Offboard-Churned.ps1 -Path ./churned.csv

    Does it, asking for each tenant. With -Confirm:$false it asks nothing.
.OUTPUTS
    Tigris.OffboardingResult, one a tenant.
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSShouldProcess', '', Justification = 'Remove-TigrisTenant asks, tenant by tenant.')]
[OutputType('Tigris.OffboardingResult')]
param(
    [Parameter(Mandatory)]
    [string]$Path,

    [string]$Month,

    [switch]$AllowDraftInvoice,

    [string]$JournalPath,

    [string]$InvoicePath,

    [string]$ReportPath,

    [string]$Shard,

    [char]$Delimiter = ',',

    [string]$Encoding = 'utf8',

    [ValidateRange(1, 256)]
    [int]$ThrottleLimit = 8
)

$ErrorActionPreference = 'Stop'

# A spreadsheet runs text that begins with one of these characters as a formula. An apostrophe keeps it text. Lists become one cell.
filter ConvertTo-CsvRow {
    $row = [ordered]@{}
    foreach ($property in $_.PSObject.Properties) {
        $value = $property.Value
        if ($value -is [array]) { $value = $value -join '; ' }
        $row[$property.Name] = if ($value -is [string] -and $value -match '^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]') { "'$value" } else { $value }
    }
    [pscustomobject]$row
}

$leavers = @(Import-Csv -LiteralPath $Path -Delimiter $Delimiter -Encoding $Encoding)
$column = 'OrganizationId', 'org_id' | Where-Object { $leavers -and $leavers[0].PSObject.Properties[$_] } | Select-Object -First 1
if ($leavers -and -not $column) {
    throw "'$Path' has no column OrganizationId. Its columns are: $($leavers[0].PSObject.Properties.Name -join ', '). To change the separator, use -Delimiter."
}

$base = [IO.Path]::ChangeExtension($PSCmdlet.GetUnresolvedProviderPathFromPSPath($Path), $null).TrimEnd('.')
$name = $base
if ($Shard) {
    $part = [Tigris.Shard]$Shard
    $leavers = @($leavers | Where-Object { $part.Contains($_.$column) })
    $name += "-shard-$($part.Number)-of-$($part.Count)"
}
if (-not $JournalPath) { $JournalPath = "$name.journal.jsonl" }
if (-not $InvoicePath) { $InvoicePath = "$base.invoices" }
if (-not $ReportPath) { $ReportPath = "$name.report.csv" }

$removal = @{
    JournalPath = $JournalPath
    InvoicePath = $InvoicePath
    RequireFinalizedInvoice = -not $AllowDraftInvoice
    ThrottleLimit = $ThrottleLimit
    ErrorAction = 'Continue'
}
if ($Month) { $removal.Month = $Month }

$results = @($leavers | Remove-TigrisTenant @removal)
$results
if ($WhatIfPreference) {
    return
}

# Export-Csv formats numbers and times for the culture of this machine; the reader of the report may have another.
$culture = [Threading.Thread]::CurrentThread.CurrentCulture
$plain = [cultureinfo]::InvariantCulture.Clone()
$plain.DateTimeFormat.ShortDatePattern = 'yyyy-MM-dd'
[Threading.Thread]::CurrentThread.CurrentCulture = $plain
try {
    $results | ConvertTo-CsvRow | Export-Csv -LiteralPath "$ReportPath.incomplete" -Delimiter $Delimiter -NoTypeInformation -Encoding utf8
}
finally {
    [Threading.Thread]::CurrentThread.CurrentCulture = $culture
}
Move-Item -LiteralPath "$ReportPath.incomplete" -Destination $ReportPath -Force

$failed = @($results | Where-Object { "$($_.Status)" -in 'Failed', 'Stopped', 'Declined' })
if ($failed) {
    throw "$($failed.Count) of $($results.Count) tenants are not offboarded; run the script again. See '$ReportPath': $($failed.OrganizationId -join ', ')"
}
