exports.render = ({ title }) => `<body class="night">${title ?? 'dark'}</body>`;
