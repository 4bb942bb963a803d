#Requires -Version 7.4
#Requires -Modules Tigris, Az.Accounts, Az.Storage

<#
.SYNOPSIS
    Runbook: offboards the tenants of a CSV in blob storage, with journal, invoices and report in blob storage too.
.DESCRIPTION
    For each tenant, the runbook deactivates the organization, saves the invoice, deletes all buckets with their objects, and verifies that none is left.
    See Remove-TigrisTenant. THIS DELETES DATA PERMANENTLY: start it with -Simulate $true first, which only sends reads.

    All blobs of a run are below offboarding/<RunName>/ in the container: leavers.csv, invoices/, journal.jsonl and report.csv. You upload leavers.csv,
    with a column OrganizationId. With -Shard, the names of the journal and the report contain the shard.

    The runbook processes the tenants in batches. After each batch, it uploads the invoices and then the journal. Azure stops each job after three
    hours: start the job again with the same name and shard, and it resumes. The steps of a batch that was not uploaded are repeated without
    harm. The report then counts only the buckets that the last job deleted.

    Only one job at a time can use a journal. Start-Shards.ps1 makes sure of that.

    The runbook signs in to Azure with the managed identity of the Automation account, which needs Storage Blob Data Contributor on the container. The provider's
    key comes from one of three places: a connection asset (-ConnectionName), a credential asset (-CredentialName), or a key vault (-VaultName
    with -ProviderId), where the managed identity needs Key Vault Secrets User.
.PARAMETER StorageAccountName
    The storage account.
.PARAMETER ContainerName
    The container, which must exist.
.PARAMETER RunName
    The name of the run, such as 2026-11. If a tenant was activated again after a run, use another name to offboard it again.
.PARAMETER Month
    The month of the invoice, as yyyy-MM. The default is the month in which the tenant was deactivated.
.PARAMETER AllowDraftInvoice
    Deletes the buckets even if the invoice is still a draft. Without it such tenants are deactivated, end as AwaitingInvoice, and keep their buckets until
    the run is started again once the invoice is final.
.PARAMETER Simulate
    Shows what would happen. Sends reads only.
.PARAMETER BatchSize
    The number of tenants between two uploads of the journal.
.PARAMETER Delimiter
    The character between the columns of the CSV and of the report. The default is a comma. Excel writes a semicolon in many countries.
.PARAMETER Encoding
    The encoding of the CSV, as Import-Csv accepts it: utf8, ansi, unicode or the number of a code page. The default is utf8.
.PARAMETER Shard
    One part of the tenants, such as 3/16, for several jobs in parallel.
.PARAMETER ConnectionName
    A connection asset of the type Tigris.
.PARAMETER CredentialName
    A credential asset. Its user name is the id of the provider, and its password is the signing key.
.PARAMETER VaultName
    The key vault with the signing key.
.PARAMETER SecretName
    The name of the secret with the signing key.
.PARAMETER ProviderId
    The id of the provider, with -VaultName.
.PARAMETER Endpoint
    The address of the management API. The default is the one of the connection asset, or of production.
.PARAMETER UserId
    The id of the acting user. The default is the one of the connection asset, or azure-automation.
.EXAMPLE
    ./Offboard-Tenants.ps1 -StorageAccountName billing -ContainerName tigris -RunName 2026-11 -ConnectionName Tigris -Simulate $true

    Shows for each tenant what would happen.
.EXAMPLE
    ./Offboard-Tenants.ps1 -StorageAccountName billing -ContainerName tigris -RunName 2026-11 -ConnectionName Tigris

    Offboards all tenants of leavers.csv. It deactivates them now, and deletes their buckets when the invoice is final.
#>
[CmdletBinding()]
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSAvoidUsingPlainTextForPassword', 'CredentialName', Justification = 'The name of an asset.')]
[OutputType([pscustomobject])]
param(
    [Parameter(Mandatory)][string]$StorageAccountName,
    [Parameter(Mandatory)][string]$ContainerName,
    [Parameter(Mandatory)][ValidatePattern('^[\w.-]+$')][string]$RunName,
    [string]$Month = '',
    [bool]$AllowDraftInvoice = $false,
    [bool]$Simulate = $false,
    [ValidateRange(1, 10000)][int]$BatchSize = 50,
    [ValidateLength(1, 1)]
    [string]$Delimiter = ',',
    [string]$Encoding = 'utf8',
    [string]$Shard = '',
    [string]$ConnectionName = '',
    [string]$CredentialName = '',
    [string]$VaultName = '',
    [string]$SecretName = 'tigris-signing-key',
    [string]$ProviderId = '',
    [string]$Endpoint = '',
    [string]$UserId = ''
)

$ErrorActionPreference = 'Stop'

#region Signs in to Azure and Tigris. The code is the same in each runbook, because a runbook is one file.
$null = Disable-AzContextAutosave -Scope Process
$null = Connect-AzAccount -Identity
$provider = @{}
if ($Endpoint) { $provider.Endpoint = $Endpoint }
if ($UserId) { $provider.UserId = $UserId }
if ($ConnectionName) {
    $provider.AutomationConnection = Get-AutomationConnection -Name $ConnectionName
}
else {
    if (-not $UserId) { $provider.UserId = 'azure-automation' }
    $provider.UserRole = 'Admin'
    if ($CredentialName) {
        $provider.Credential = Get-AutomationPSCredential -Name $CredentialName
    }
    elseif ($VaultName -and $ProviderId) {
        $secret = Get-AzKeyVaultSecret -VaultName $VaultName -Name $SecretName
        if (-not $secret) { throw "The key vault '$VaultName' has no secret '$SecretName'." }
        $provider.ProviderId = $ProviderId
        $provider.SigningKey = $secret.SecretValue
    }
    else {
        throw 'Give -ConnectionName, or -CredentialName, or -VaultName with -ProviderId.'
    }
}
Connect-Tigris @provider
$storage = @{ Container = $ContainerName; Context = New-AzStorageContext -StorageAccountName $StorageAccountName -UseConnectedAccount }
#endregion

$root = "offboarding/$RunName"
$suffix = ''
if ($Shard) {
    $part = [Tigris.Shard]$Shard
    $suffix = "-shard-$($part.Number)-of-$($part.Count)"
}
$folder = (New-Item -ItemType Directory -Path (Join-Path -Path ([IO.Path]::GetTempPath()) -ChildPath "tigris-$([guid]::NewGuid())")).FullName
$journal = Join-Path -Path $folder -ChildPath 'journal.jsonl'
$invoices = Join-Path -Path $folder -ChildPath 'invoices'
$report = [Collections.Generic.List[object]]::new()

# Invoices first, so that each invoice in the journal is saved.
function Save-Progress {
    if (Test-Path -LiteralPath $invoices) {
        foreach ($file in Get-ChildItem -LiteralPath $invoices -File) {
            $null = Set-AzStorageBlobContent @storage -File $file.FullName -Blob "$root/invoices/$($file.Name)" -Force
            Remove-Item -LiteralPath $file.FullName
        }
    }
    if (Test-Path -LiteralPath $journal) {
        $null = Set-AzStorageBlobContent @storage -File $journal -Blob "$root/journal$suffix.jsonl" -Force
    }
}

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

try {
    $csv = Join-Path -Path $folder -ChildPath 'leavers.csv'
    $null = Get-AzStorageBlobContent @storage -Blob "$root/leavers.csv" -Destination $csv -Force
    $leavers = @(Import-Csv -LiteralPath $csv -Delimiter $Delimiter -Encoding $Encoding)
    if ($leavers -and -not $leavers[0].PSObject.Properties['OrganizationId']) {
        throw "$root/leavers.csv has no column OrganizationId."
    }
    if ($Shard) {
        $leavers = @($leavers | Where-Object { $part.Contains($_.OrganizationId) })
    }

    # A listing tells a missing journal from a failed request.
    if (Get-AzStorageBlob @storage -Prefix "$root/journal$suffix.jsonl") {
        $null = Get-AzStorageBlobContent @storage -Blob "$root/journal$suffix.jsonl" -Destination $journal -Force
    }

    $removal = @{
        JournalPath = $journal
        InvoicePath = $invoices
        RequireFinalizedInvoice = -not $AllowDraftInvoice
        WhatIf = $Simulate
        Confirm = $false
        ErrorAction = 'Continue'
    }
    if ($Month) { $removal.Month = $Month }
    for ($at = 0; $at -lt $leavers.Count; $at += $BatchSize) {
        try {
            $leavers[$at..([Math]::Min($at + $BatchSize, $leavers.Count) - 1)] | Remove-TigrisTenant @removal | ForEach-Object { $report.Add($_) }
        }
        finally {
            if (-not $Simulate) { Save-Progress }
        }
    }
    if (-not $Simulate) {
        $path = Join-Path -Path $folder -ChildPath 'report.csv'
        $plain = [cultureinfo]::InvariantCulture.Clone()
        $plain.DateTimeFormat.ShortDatePattern = 'yyyy-MM-dd'
        [Threading.Thread]::CurrentThread.CurrentCulture = $plain
        $report | ConvertTo-CsvRow | Export-Csv -LiteralPath $path -Delimiter $Delimiter -NoTypeInformation -Encoding utf8
        $null = Set-AzStorageBlobContent @storage -File $path -Blob "$root/report$suffix.csv" -Force
    }
}
finally {
    Remove-Item -LiteralPath $folder -Recurse -Force
    Disconnect-Tigris
}

$report
$bad = @($report | Where-Object { "$($_.Status)" -in 'Failed', 'Stopped' })
if ($bad) {
    throw "$($bad.Count) of $($report.Count) tenants are not offboarded; start the run again: " + (($bad | ForEach-Object { "$($_.OrganizationId) ($($_.Error))" }) -join ', ')
}
