'use strict';
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const charts = [];
  const color = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const number = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });
  const short = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });

  // Colors are read again when the scheme changes, and for paper, which is always light.
  const paint = chart => {
    chart.data.datasets.forEach((set, index) => {
      const own = color('--c' + (index % 6 + 1));
      set.borderColor = own;
      set.backgroundColor = own;
    });
    const { scales, plugins } = chart.options;
    for (const scale of Object.values(scales)) {
      scale.ticks.color = color('--soft');
      scale.grid.color = color('--line');
      if (scale.title) {
        scale.title.color = color('--soft');
      }
    }
    plugins.legend.labels.color = color('--ink');
  };

  const draw = (id, type, labels, datasets, unit, options) => {
    const canvas = document.getElementById(id);
    if (!canvas) {
      return;
    }
    const horizontal = options.indexAxis === 'y';
    const values = { beginAtZero: true, stacked: !!options.stacked, grid: {}, ticks: { callback: value => short.format(value) }, title: { display: true, text: unit } };
    const names = { stacked: !!options.stacked, grid: { display: false }, ticks: { autoSkip: !horizontal } };
    if (horizontal) {
      names.ticks.callback = function (value) {
        const label = this.getLabelForValue(value);
        return label.length > 24 ? label.slice(0, 23) + '\u2026' : label;
      };
    }
    const config = {
      type,
      data: { labels, datasets },
      options: {
        animation: false,
        responsive: true,
        maintainAspectRatio: false,
        indexAxis: options.indexAxis || 'x',
        interaction: { mode: 'index', intersect: false, axis: options.indexAxis || 'x' },
        scales: horizontal ? { x: values, y: names } : { x: names, y: values },
        plugins: {
          legend: { display: datasets.length > 1, position: 'bottom', labels: { boxWidth: 12 } },
          tooltip: { callbacks: { label: item => item.dataset.label + ': ' + number.format(horizontal ? item.parsed.x : item.parsed.y) + ' ' + unit } }
        }
      }
    };
    paint(config);
    charts.push(new Chart(canvas, config));
  };

  const repaint = () => charts.forEach(chart => {
    paint(chart);
    chart.resize();
    chart.update();
  });

  draw('money', 'bar', data.months, data.money, data.currency, {});
  draw('storage', 'bar', data.months, data.storage, 'GiB-months', { stacked: true });
  draw('top', 'bar', data.top.names, data.top.sets, data.currency, { indexAxis: 'y' });

  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', repaint);
  matchMedia('print').addEventListener('change', repaint);
  addEventListener('beforeprint', () => {
    document.querySelectorAll('details').forEach(details => { details.open = true; });
    repaint();
  });
  addEventListener('afterprint', repaint);
  document.documentElement.dataset.charts = String(charts.length);
})();
